package org.consilium.app.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sessions of one node that try to hold the lock of a database (PostgreSQL: advisory lock of a session). */
final class ClaimSessions {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimSessions.class);

    /** The same for every node: the letters CONSILIU. */
    private static final long KEY = 0x434F_4E53_494C_4955L;

    private static final int ANSWER_SECONDS_MAX = 10;

    /** Of the lock, by the two halves of its key, in this database. */
    private static final String HOLDER = """
            from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                and l.classid = %d::bigint::oid and l.objid = %d::bigint::oid
                and l.database = (select oid from pg_database where datname = current_database())
            """.formatted(KEY >>> Integer.SIZE, KEY & 0xFFFF_FFFFL);

    private final String url;
    private final Properties properties = new Properties();

    /** By this the database tells the sessions of this process from those of another node. */
    private final String name = "consilium-node-" + UUID.randomUUID();

    ClaimSessions(String url, String user, String password) {
        this.url = url;
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", name);
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("loginTimeout", String.valueOf(ANSWER_SECONDS_MAX));
        properties.setProperty("socketTimeout", String.valueOf(ANSWER_SECONDS_MAX));
    }

    String url() {
        return url;
    }

    /** A session that holds the lock; none when another one does. */
    Optional<Connection> lock() throws SQLException {
        var session = DriverManager.getConnection(url, properties);
        boolean held = false;
        try (var statement = session.createStatement()) {
            // A server that has lost a node without hearing its end forgets it within half a minute, not within hours.
            statement.execute(
                    "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3");
            try (var row = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
                held = row.next() && row.getBoolean(1);
            }
        } finally {
            if (!held) {
                close(session);
            }
        }
        return held ? Optional.of(session) : Optional.empty();
    }

    boolean isAlive(Connection session) {
        try {
            return session.isValid(ANSWER_SECONDS_MAX);
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Ends a session of this node that holds the lock though the node has lost it: the server may not have noticed.
     *
     * @return false when a session of somebody else holds the lock
     */
    boolean endOwn() throws SQLException {
        try (var connection = DriverManager.getConnection(url, properties);
                var query =
                        connection.prepareStatement("select a.application_name = ? as own, pg_backend_pid() <> a.pid"
                                + " and a.application_name = ? and pg_terminate_backend(a.pid) as ended " + HOLDER)) {
            query.setString(1, name);
            query.setString(2, name);
            try (var row = query.executeQuery()) {
                // Nobody: it was given up between the two looks.
                return !row.next() || row.getBoolean("own");
            }
        }
    }

    /** From where, and since when, the lock is held, for the person who wants to start a node. */
    String holder() throws SQLException {
        try (var connection = DriverManager.getConnection(url, properties);
                var query = connection.createStatement();
                var row = query.executeQuery(
                        "select coalesce(host(a.client_addr), 'the machine of the database') as client, a.backend_start "
                                + HOLDER)) {
            return row.next()
                    ? "connected from " + row.getString("client") + " since "
                            + row.getObject("backend_start", OffsetDateTime.class)
                                    .toInstant()
                    : "it has just ended";
        }
    }

    static void close(Connection session) {
        try {
            session.close();
        } catch (SQLException e) {
            LOG.debug("A broken session was closed: {}", e.getMessage());
        }
    }
}
