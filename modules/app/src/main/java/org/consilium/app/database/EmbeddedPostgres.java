package org.consilium.app.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.consilium.app.start.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server of the node's own, with its data below the data folder: durable like any other (it flushes), open to
 * this machine only, and behind a password that is made once per folder.
 */
final class EmbeddedPostgres implements AutoCloseable {

    static final String USER = "consilium";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String DATABASE = "consilium";
    /** Right after a crash a first start can fail while the kernel still cleans up behind the old server. */
    private static final int STARTS_MAX = 6;

    private static final Duration PAUSE_BETWEEN_STARTS = Duration.ofSeconds(2);

    private final Path data;
    private final PostgresCommand command;
    private final PostgresPassword password;
    private int port;

    private EmbeddedPostgres(Path folder) throws IOException {
        this.data = folder.resolve("data");
        this.command = new PostgresCommand(PostgresProgram.unpackedBelow(folder), folder.resolve("command.log"));
        this.password = PostgresPassword.keptIn(passwordFile(folder));
    }

    /** Starts the server of this folder, creating it at the first start and taking over after a killed node. */
    static EmbeddedPostgres start(Path folder) {
        try {
            var postgres = new EmbeddedPostgres(folder);
            postgres.initialize();
            postgres.stopLeftOver();
            postgres.startPatiently();
            postgres.createDatabase();
            return postgres;
        } catch (IOException | SQLException e) {
            throw new StartRefused("The embedded PostgreSQL in " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private void initialize() throws IOException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        var unfinished = data.resolveSibling("data.unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        var done = command.run(
                "initdb",
                List.of(
                        "--pgdata=" + unfinished,
                        "--username=" + USER,
                        "--pwfile=" + password.file(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--data-checksums"));
        if (!done) {
            throw new StartRefused("The embedded PostgreSQL could not create its data in " + unfinished);
        }
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void stopLeftOver() throws IOException {
        var pid = PostmasterPid.of(data);
        if (pid.server().isPresent()) {
            LOG.info("Stopping the PostgreSQL that a node left running");
            stop();
        }
        pid.removeIfStale();
    }

    private void startPatiently() throws IOException {
        for (int start = 1; start <= STARTS_MAX; start++) {
            port = freePort();
            if (command.run(
                    "pg_ctl",
                    List.of(
                            "start",
                            "--pgdata=" + data,
                            "--wait",
                            "--timeout=60",
                            "--log=" + data.resolveSibling("server.log"),
                            "--options=" + options()))) {
                return;
            }
            stopLeftOver();
            pause();
        }
        throw new StartRefused("The embedded PostgreSQL does not start; see " + data.resolveSibling("server.log"));
    }

    /** Nothing that a statement carried may reach the server's log: it would be patient data. */
    private String options() {
        return String.join(
                " ",
                "-c listen_addresses=127.0.0.1",
                "-c port=" + port,
                "-c unix_socket_directories=''",
                "-c fsync=on",
                "-c full_page_writes=on",
                "-c synchronous_commit=on",
                "-c max_connections=100",
                "-c log_min_error_statement=panic",
                "-c log_error_verbosity=terse",
                "-c log_min_messages=error");
    }

    private void createDatabase() throws SQLException, IOException {
        try (var connection = DriverManager.getConnection(address("postgres"), credentials());
                var statement = connection.createStatement()) {
            try (var directory = statement.executeQuery("show data_directory")) {
                directory.next();
                if (!Files.isSameFile(Path.of(directory.getString(1)), data)) {
                    throw new StartRefused("Another PostgreSQL answers on port " + port);
                }
            }
            try (var found = statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + DATABASE);
        }
    }

    private Properties credentials() {
        var credentials = new Properties();
        credentials.setProperty("user", USER);
        credentials.setProperty("password", password());
        return credentials;
    }

    private String address(String database) {
        return address(port, database);
    }

    private static String address(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Where the server of this folder answers while a node has it running; none when it is not. */
    static Optional<String> urlOfRunning(Path folder) throws IOException {
        return PostmasterPid.of(folder.resolve("data")).port().map(port -> address(port, DATABASE));
    }

    /** The password of the server in this folder. */
    static String passwordOf(Path folder) throws IOException {
        return PostgresPassword.keptIn(passwordFile(folder)).value();
    }

    private static Path passwordFile(Path folder) {
        return folder.resolve("password");
    }

    String url() {
        return address(DATABASE);
    }

    String password() {
        return password.value();
    }

    private boolean stop() throws IOException {
        return command.run("pg_ctl", List.of("stop", "--pgdata=" + data, "--mode=fast", "--wait", "--timeout=60"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_BETWEEN_STARTS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL was starting", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!stop()) {
            LOG.warn("The embedded PostgreSQL did not stop in time; it recovers at the next start");
        }
    }
}
