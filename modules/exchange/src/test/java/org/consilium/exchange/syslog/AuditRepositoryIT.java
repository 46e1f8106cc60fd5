package org.consilium.exchange.syslog;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.consilium.dimse.tls.ClientCertificate;
import org.consilium.dimse.tls.Tls;
import org.consilium.security.audit.Action;
import org.consilium.security.audit.ActiveParticipant;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.AuditSettings;
import org.consilium.security.audit.chain.ChainedTrail;
import org.consilium.security.audit.chain.RepositoryRows;
import org.consilium.security.audit.chain.TrailRows;
import org.consilium.testkit.CertificateAuthority;
import org.consilium.testkit.CertificateAuthority.Issued;
import org.consilium.testkit.CertificateRequest;
import org.consilium.testkit.Database;
import org.consilium.testkit.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An audit repository that takes syslog over TLS, goes away and comes back. */
class AuditRepositoryIT {

    private static final Pattern HEAD = Pattern.compile(
            "<85>1 \\d{4}-\\d\\d-\\d\\dT\\S+Z \\S+ consilium \\d+ DICOM\\+RFC3881 - \uFEFF<AuditMessage>.*");

    @TempDir
    private Path folder;

    private final Database database = Database.migrated("security");
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private CertificateAuthority authority;
    private Issued server;
    private ChainedTrail trail;
    private int port;

    @BeforeEach
    void open() throws IOException {
        authority = CertificateAuthority.create(folder, "Test root");
        server = authority.issue(
                CertificateRequest.of("repository").dns("localhost").address(InetAddress.getLoopbackAddress()));
        port = FreePort.find();
        trail = new ChainedTrail(
                jdbc,
                new TransactionTemplate(new JdbcTransactionManager(database.dataSource())),
                new AuditSettings(
                        folder.resolve("audit"),
                        1000,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(1),
                        Duration.ofDays(1)),
                "CONSILIUM",
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        trail.close();
        database.close();
    }

    private AuditRepository repository(CertificateAuthority trusted, long waitingMax) throws IOException {
        var settings =
                new SyslogSettings("localhost", port, "", waitingMax, Duration.ofSeconds(5), Duration.ofMillis(100));
        return new AuditRepository(
                settings,
                Tls.builder().trust(trusted.certificate()).build().clientSockets(),
                new TrailRows(jdbc),
                new RepositoryRows(jdbc),
                trail,
                Clock.systemUTC());
    }

    private void say(int from, int until) {
        IntStream.range(from, until)
                .forEach(number -> trail.record(AuditEvent.of(Instant.now(), AuditAct.QUERIED, Action.EXECUTE)
                        .by(ActiveParticipant.requestor("読者" + number + ".", "", ""))));
    }

    private static boolean heard(Listener listener, int from, int until) {
        return IntStream.range(from, until)
                .allMatch(number -> listener.messages.stream().anyMatch(each -> each.contains("読者" + number + ".")));
    }

    @Test
    void hearsEverythingInOrderAlsoWhatWasSaidWhileItWasAwayOrTheNodeWasRestarted() throws IOException {
        var listener = new Listener();
        try (var repository = repository(authority, 1000)) {
            say(0, 5);
            await().until(() -> heard(listener, 0, 5));
            assertThat(listener.messages)
                    .allSatisfy(message -> assertThat(message).matches(HEAD));
            listener.close();
            say(5, 10);
            await().until(() ->
                    !repository.state().reachable() && repository.state().waiting() >= 5);
        }
        say(10, 15);
        var back = new Listener();
        try (var repository = repository(authority, 1000)) {
            await().until(() -> heard(back, 5, 15));
            await().until(() -> repository.state().waiting() == 0);
            assertThat(repository.state().skipped()).isZero();
            var numbers = back.messages.stream()
                    .map(message -> message.replaceAll("(?s).*UserID=\"読者(\\d+).*", "$1"))
                    .filter(text -> text.matches("\\d+"))
                    .map(Integer::valueOf)
                    .distinct()
                    .toList();
            assertThat(numbers).isSorted();
        } finally {
            back.close();
        }
    }

    @Test
    void isNeverToldTheOldestWhenTooManyWaitAndTheTrailSaysSo() throws IOException {
        try (var repository = repository(authority, 5)) {
            say(0, 30);
            await().until(() -> repository.state().skipped() >= 20);
            await().until(() -> jdbc.sql("select count(*) from security.audit_event where body like '%events skipped%'")
                            .query(Long.class)
                            .single()
                    > 0);
        }
        var listener = new Listener();
        try (var repository = repository(authority, 5)) {
            await().until(() -> repository.state().waiting() == 0);
            assertThat(heard(listener, 0, 1)).isFalse();
        } finally {
            listener.close();
        }
    }

    @Test
    void tellsNothingToWhoeverHasNotTheRightCertificate() throws IOException {
        var listener = new Listener();
        var other = CertificateAuthority.create(folder, "Another root");
        try (var repository = repository(other, 1000)) {
            say(0, 3);
            await().until(() -> !repository.state().reachable());
            assertThat(listener.messages).isEmpty();
        } finally {
            listener.close();
        }
    }

    /** Takes frames as RFC 5425 has them. */
    private final class Listener implements AutoCloseable {

        private final List<String> messages = new CopyOnWriteArrayList<>();
        private final List<Socket> connections = new CopyOnWriteArrayList<>();
        private final ServerSocket socket;

        Listener() throws IOException {
            socket = Tls.builder()
                    .identity(server.certificate(), server.key())
                    .build()
                    .serverSockets(ClientCertificate.NONE)
                    .createServerSocket(port);
            Thread.ofVirtual().start(this::listen);
        }

        private void listen() {
            while (!socket.isClosed()) {
                try (var connection = socket.accept()) {
                    connections.add(connection);
                    read(new DataInputStream(connection.getInputStream()));
                } catch (IOException gone) {
                    connections.clear();
                }
            }
        }

        private void read(DataInputStream in) throws IOException {
            while (true) {
                var length = new StringBuilder();
                for (int digit = in.readUnsignedByte(); digit != ' '; digit = in.readUnsignedByte()) {
                    length.append((char) digit);
                }
                var message = in.readNBytes(Integer.parseInt(length.toString()));
                assertThat(new String(message, 0, 4, US_ASCII)).isEqualTo("<85>");
                messages.add(new String(message, UTF_8));
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
                for (var connection : connections) {
                    connection.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
