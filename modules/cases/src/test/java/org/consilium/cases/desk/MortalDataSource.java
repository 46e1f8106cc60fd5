package org.consilium.cases.desk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lets a node die at any statement: the server ends the connection of one thread, which then gets no other. Other threads notice nothing.
 */
final class MortalDataSource extends DelegatingDataSource {

    private static final ScopedValue<Life> LIFE = ScopedValue.newInstance();
    private static final int TERMINATION_MILLIS_MAX = 10_000;

    MortalDataSource(DataSource living) {
        super(living);
    }

    /** How much one thread has still to say to the database. */
    private static final class Life {

        private int statements;
        private boolean over;

        private Life(int statements) {
            this.statements = statements;
        }

        private boolean isSpent() {
            return statements-- <= 0;
        }
    }

    /** Does the work as a node that dies before it has said one statement, or commit, more than these. Returns whether it came to that. */
    static boolean diesAfter(int statements, Runnable work) {
        var life = new Life(statements);
        try {
            ScopedValue.where(LIFE, life).run(work);
        } catch (RuntimeException e) {
            if (!life.over) {
                throw e;
            }
        }
        return life.over;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!LIFE.isBound()) {
            return super.getConnection();
        }
        var life = LIFE.get();
        if (life.over) {
            throw new SQLException("The node is dead");
        }
        return mortal(super.getConnection(), life);
    }

    private Connection mortal(Connection connection, Life life) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    boolean counts = method.getName().equals("prepareStatement")
                            || method.getName().equals("commit");
                    if (counts && !life.over && life.isSpent()) {
                        life.over = true;
                        terminate(connection);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    private void terminate(Connection connection) throws SQLException {
        int backend;
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            backend = row.getInt(1);
        }
        try (var other = Objects.requireNonNull(getTargetDataSource()).getConnection();
                var statement = other.prepareStatement("select pg_terminate_backend(?, ?)")) {
            statement.setInt(1, backend);
            statement.setLong(2, TERMINATION_MILLIS_MAX);
            statement.executeQuery();
        }
    }
}
