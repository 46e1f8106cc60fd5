package org.consilium.app.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.consilium.app.start.StartRefused;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database of a node for a program beside it, such as a backup: the running one, or the embedded one started for it. */
public final class NodeDatabase implements AutoCloseable {

    private final String url;
    private final Properties credentials;
    private final Optional<EmbeddedPostgres> started;

    private NodeDatabase(String url, String user, String password, Optional<EmbeddedPostgres> started) {
        this.url = url;
        this.started = started;
        this.credentials = new Properties();
        credentials.setProperty("user", user);
        credentials.setProperty("password", password);
        // As in the node: details of an error hold values of the row.
        credentials.setProperty("logServerErrorDetail", "false");
        credentials.setProperty("ApplicationName", "consilium");
    }

    /** The database that a running node uses. */
    public static NodeDatabase ofRunning(DatabaseSettings settings, Path folder) throws IOException {
        if (!settings.isEmbedded()) {
            return external(settings);
        }
        var url = EmbeddedPostgres.urlOfRunning(folder)
                .orElseThrow(
                        () -> new StartRefused(
                                "The node that uses " + folder.getParent()
                                        + " has no embedded PostgreSQL running. If it has an external one, name it: CONSILIUM_DB_URL."));
        return new NodeDatabase(url, EmbeddedPostgres.USER, EmbeddedPostgres.passwordOf(folder), Optional.empty());
    }

    /** The database while no node runs; an embedded one is started, and stopped by {@link #close}. */
    public static NodeDatabase start(DatabaseSettings settings, Path folder) {
        if (!settings.isEmbedded()) {
            return external(settings);
        }
        var postgres = EmbeddedPostgres.start(folder);
        return new NodeDatabase(postgres.url(), EmbeddedPostgres.USER, postgres.password(), Optional.of(postgres));
    }

    private static NodeDatabase external(DatabaseSettings settings) {
        return new NodeDatabase(settings.url(), settings.user(), settings.password(), Optional.empty());
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, credentials);
    }

    /** A source that connects anew each time. */
    public DataSource dataSource() {
        return new DriverManagerDataSource(url, credentials);
    }

    @Override
    public void close() throws IOException {
        if (started.isPresent()) {
            started.get().close();
        }
    }
}
