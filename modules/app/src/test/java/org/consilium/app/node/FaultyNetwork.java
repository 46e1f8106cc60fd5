package org.consilium.app.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.StoreRequest;
import org.consilium.testkit.Database;
import org.consilium.testkit.S3Server;
import org.consilium.testkit.TcpProxy;

/**
 * A node that reaches its PostgreSQL, its object store and the PACS it forwards everything to over lines that a test may break. Its
 * time-outs are those of the configuration, only shorter.
 */
final class FaultyNetwork implements AutoCloseable {

    private final Database database = Database.migrated();
    private final S3Server s3 = S3Server.start();

    /** Digests of what the PACS holds, by SOP Instance UID. */
    final Map<String, String> held = new ConcurrentHashMap<>();

    private final DimseServer pacs;
    final TcpProxy toDatabase = database.proxy();
    final TcpProxy toStore;
    final TcpProxy toPacs;
    final Node node;

    FaultyNetwork(Path folder) throws IOException {
        pacs = DimseServer.builder()
                .storage(this::hold)
                .drain(Duration.ofMillis(1))
                .start();
        toStore = TcpProxy.before("127.0.0.1", s3.url().getPort());
        toPacs = TcpProxy.before("127.0.0.1", pacs.port());
        var settings = folder.resolve("short-time-outs.yaml");
        Files.writeString(settings, """
                consilium:
                  db: {connection-wait-max: 3s, answer-max: 3s}
                  storage: {s3: {connect-max: 2s, silence-max: 3s}}
                  archive: {drain-delay: 200ms, quiet-period: 1s}
                  exchange: {retry-pauses: [1s], poll-every: 1s, lease: 6s, connect-max: 2s, negotiation-max: 3s,
                    message-max: 3s, write-max: 3s}
                  remote-aes:
                    - {ae-title: PACS, host: 127.0.0.1, port: %d, may: [store]}
                  forward:
                    - {to: PACS}
                """.formatted(toPacs.port()));
        node = Node.in(folder.resolve("home"))
                .with("CONSILIUM_CONFIG", settings.toString())
                .with("CONSILIUM_DB_URL", database.url(toDatabase))
                .with("CONSILIUM_DB_USER", database.user())
                .with("CONSILIUM_DB_PASSWORD", database.password())
                .with("CONSILIUM_S3_URL", "http://127.0.0.1:" + toStore.port())
                .with("CONSILIUM_S3_BUCKET", s3.bucket())
                .with("CONSILIUM_S3_ACCESS_KEY", s3.accessKey())
                .with("CONSILIUM_S3_SECRET_KEY", s3.secretKey())
                .start();
    }

    private DimseStatus hold(StoreRequest request, InputStream dataSet) throws IOException {
        held.put(request.affectedSopInstanceUid(), SmallImage.sha256(dataSet.readAllBytes()));
        return DimseStatus.SUCCESS;
    }

    /** What the outbox says of everything that was to be forwarded. */
    Map<String, String> deliveries() {
        var states = new ConcurrentHashMap<String, String>();
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select sop_instance_uid, state || ' ' || coalesce(last_status, '') from exchange.delivery")) {
            while (rows.next()) {
                states.put(rows.getString(1), rows.getString(2));
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return states;
    }

    @Override
    public void close() {
        node.close();
        toDatabase.close();
        toStore.close();
        toPacs.close();
        pacs.close();
        s3.close();
        database.close();
    }
}
