package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.storage.ObjectSummary;
import org.consilium.storage.StorageSettings.S3Settings;
import org.consilium.testkit.Database;
import org.consilium.testkit.S3Server;
import org.consilium.testkit.TcpProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 9: a COMMIT, an upload or the completion of one is done, but its answer is lost. It has exactly one effect: every instance
 * one row and one place, counted once, every object pointed at, and the spool's space given back.
 */
class LostAnswersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int COMMITS = 6;
    private static final int UPLOADS = 2;
    private static final int SLICES = 3;
    private static final int LARGE_BYTES = 20 << 20;

    private static S3Server server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startServer() {
        server = S3Server.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void ofACommitHasOneEffect() throws IOException {
        var store = ObjectStores.folder(folder.resolve("objects"));
        try (var database = Database.migrated("archive");
                var proxy = database.proxy();
                var connections = connections(database, proxy);
                var node = TestArchive.open(folder, connections, store, Duration.ZERO, TestArchive.LIMITS)) {
            var sent = new ArrayList<DataSet>();
            for (int commit = 1; commit <= COMMITS; commit++) {
                int lost = commit;
                // What runs at this moment decides whose commit it is: rows of the index, of the drainer, of the
                // settler.
                proxy.swallowAnswerTo("COMMIT");
                sent.addAll(receive(node));
                await().atMost(PATIENCE).until(() -> proxy.swallows() >= lost);
            }
            assertOneEffect(node, store, sent);
        }
    }

    @Test
    void ofAStatementHasOneEffect() throws IOException {
        var store = ObjectStores.folder(folder.resolve("objects"));
        var statements = List.of(
                "insert into archive.instance",
                "delete from archive.announcement",
                "insert into archive.deletion",
                "update archive.instance",
                "delete from archive.deletion",
                "update archive.series set spooled_since = null");
        try (var database = Database.migrated("archive");
                var proxy = database.proxy();
                var connections = connections(database, proxy);
                var node = TestArchive.open(folder, connections, store, Duration.ZERO, TestArchive.LIMITS)) {
            var sent = new ArrayList<DataSet>();
            for (var statement : statements) {
                long before = proxy.swallows();
                proxy.swallowAnswerTo(statement);
                sent.addAll(receive(node));
                await(statement).atMost(PATIENCE).until(() -> proxy.swallows() > before);
            }
            assertOneEffect(node, store, sent);
        }
    }

    @Test
    void ofAnUploadHasOneEffect() throws IOException {
        try (var database = Database.migrated("archive");
                var proxy = TcpProxy.before("127.0.0.1", server.url().getPort())) {
            var store = ObjectStores.s3(new S3Settings(
                    "http://127.0.0.1:" + proxy.port(),
                    server.bucket(),
                    "us-east-1",
                    server.accessKey(),
                    server.secretKey()));
            try (var node = TestArchive.open(folder, database.dataSource(), store, Duration.ZERO, TestArchive.LIMITS)) {
                var sent = new ArrayList<DataSet>();
                for (int upload = 1; upload <= UPLOADS; upload++) {
                    int lost = upload;
                    proxy.swallowAnswerTo("PUT /");
                    sent.addAll(receive(node));
                    await().atMost(PATIENCE).until(() -> proxy.swallows() >= lost);
                    await().atMost(PATIENCE).until(() -> node.spool.bytesUsed() == 0);
                }
                for (var request : List.of("partNumber=2", "POST /" + server.bucket(), "uploadId=")) {
                    long before = proxy.swallows();
                    var large = Images.slice()
                            .bytes(Tag.PixelData, VR.OW, new byte[LARGE_BYTES])
                            .build();
                    proxy.swallowAnswerTo(request);
                    node.receive(large);
                    sent.add(large);
                    await(request).atMost(PATIENCE).until(() -> proxy.swallows() > before);
                    await().atMost(PATIENCE).until(() -> node.spool.bytesUsed() == 0);
                }
                assertOneEffect(node, store, sent);
            }
        }
    }

    private static HikariDataSource connections(Database database, TcpProxy proxy) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.url(proxy));
        config.setUsername(database.user());
        config.setPassword(database.password());
        // Every statement travels as text, so that the proxy knows it.
        config.addDataSourceProperty("prepareThreshold", "0");
        return new HikariDataSource(config);
    }

    private static List<DataSet> receive(TestArchive node) {
        var study = Uid.random();
        var slices = new ArrayList<DataSet>();
        for (int number = 0; number < SLICES; number++) {
            slices.add(Images.slice(study, Uid.random(), number).build());
            assertThat(node.receive(slices.getLast())).isInstanceOf(Receipt.Stored.class);
        }
        return slices;
    }

    private static void assertOneEffect(TestArchive node, ObjectStore store, List<DataSet> sent) throws IOException {
        await("the spool's space is given back").atMost(PATIENCE).until(() -> node.spool.bytesUsed() == 0);
        for (var slice : sent) {
            assertThat(node.read(TestArchive.uid(slice)))
                    .isEqualTo(DataSetWriter.toByteArray(slice, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
            assertThat(node.receive(slice)).isInstanceOf(Receipt.Duplicate.class);
        }
        assertThat(number(node, "select count(*) from archive.instance")).isEqualTo(sent.size());
        assertThat(number(node, """
                        select count(*) from archive.study s where instance_count <> (
                            select count(*) from archive.instance where study_uid = s.uid)
                        """)).as("studies that are counted wrong").isZero();
        await("everything is told")
                .atMost(PATIENCE)
                .until(() -> number(node, "select count(*) from archive.announcement") == 0);
        for (var slice : sent) {
            assertThat(node.events)
                    .anyMatch(event -> event instanceof InstanceStored stored
                            && stored.sopInstance().equals(TestArchive.uid(slice)));
        }
        await("objects that nothing points at are gone").atMost(PATIENCE).until(() -> {
            node.deleteAfterGrace();
            return keys(store).equals(rows(node));
        });
        assertThat(number(node, "select count(*) from archive.deletion where upload_id is not null"))
                .isZero();
    }

    private static long number(TestArchive node, String sql) {
        return node.jdbc.sql(sql).query(Long.class).single();
    }

    private static Set<String> keys(ObjectStore store) throws IOException {
        return new TreeSet<>(
                store.list("", 1_000).stream().map(ObjectSummary::key).toList());
    }

    private static Set<String> rows(TestArchive node) {
        return new TreeSet<>(node.jdbc
                .sql("select distinct object_key from archive.instance")
                .query(String.class)
                .list());
    }
}
