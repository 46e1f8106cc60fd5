package org.consilium.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import javax.sql.DataSource;

/** The one PostgreSQL server of a test JVM, started at first use and ended with the JVM. It does not flush: it is thrown away. */
final class PostgresServer {

    static final String USER = "postgres";
    static final String PASSWORD = "postgres";

    private static final Duration START_MAX = Duration.ofSeconds(60);

    private PostgresServer() {}

    static DataSource administration() {
        return Running.SERVER.getPostgresDatabase();
    }

    static int port() {
        return Running.SERVER.getPort();
    }

    static String url(String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port(), database);
    }

    /** Initialized by its class loader exactly once. */
    private static final class Running {

        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPGStartupWait(START_MAX)
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
