package org.consilium.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A fresh PostgreSQL database with the schemas of the modules a test names. One server runs per test JVM; the schemas are
 * migrated once and then copied, so that a database costs some milliseconds.
 */
public final class Database implements AutoCloseable {

    private static final int POOL_MAX = 16;
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Map<List<String>, String> TEMPLATES = new ConcurrentHashMap<>();

    private final String name;
    private final HikariDataSource pool;

    private Database(String name) {
        this.name = name;
        this.pool = pool(name, POOL_MAX);
    }

    /** A new database in which one Flyway per module has run the scripts of {@code classpath:db/<module>}. */
    public static Database migrated(String... modules) {
        var template = TEMPLATES.computeIfAbsent(List.of(modules), Database::template);
        var name = "test_" + NUMBER.incrementAndGet();
        execute("create database " + name + " template " + template);
        return new Database(name);
    }

    private static synchronized String template(List<String> modules) {
        var name = "template_" + NUMBER.incrementAndGet();
        execute("create database " + name);
        try (var pool = pool(name, 2)) {
            for (var module : modules) {
                Flyway.configure()
                        .dataSource(pool)
                        .schemas(module)
                        .locations("classpath:db/" + module)
                        .failOnMissingLocations(true)
                        .load()
                        .migrate();
            }
        }
        return name;
    }

    private static HikariDataSource pool(String database, int connectionsMax) {
        var config = new HikariConfig();
        config.setJdbcUrl(PostgresServer.url(database));
        config.setUsername(PostgresServer.USER);
        config.setPassword(PostgresServer.PASSWORD);
        config.setMaximumPoolSize(connectionsMax);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private static synchronized void execute(String sql) {
        try (var connection = PostgresServer.administration().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot execute " + sql, e);
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    /** JDBC address of this database. */
    public String url() {
        return PostgresServer.url(name);
    }

    /** What lies between this database and whoever takes {@link #url(TcpProxy)}. */
    public TcpProxy proxy() {
        return TcpProxy.before("localhost", PostgresServer.port());
    }

    /** JDBC address of this database through a proxy. */
    public String url(TcpProxy proxy) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(proxy.port(), name);
    }

    public String user() {
        return PostgresServer.USER;
    }

    public String password() {
        return PostgresServer.PASSWORD;
    }

    /** Drops the database, ending whatever connections others still hold to it. */
    @Override
    public void close() {
        pool.close();
        execute("drop database if exists " + name + " with (force)");
    }
}
