package org.consilium.app.backup;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.consilium.app.database.Migrations;
import org.consilium.app.database.NodeDatabase;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;

/**
 * Fills an empty database from a dump: the schemas are made as they were when it was written, whatever version of PostgreSQL
 * this is, and the rows are put in by one transaction. The node's next start brings the schemas up to date.
 */
final class DatabaseLoad {

    private final NodeDatabase database;
    private final Path dump;

    DatabaseLoad(NodeDatabase database, Path dump) {
        this.database = database;
        this.dump = dump;
    }

    /** Refuses a database in which one of the node's schemas is there. */
    void requireEmpty() throws SQLException {
        try (var connection = database.connect();
                var query = connection.prepareStatement("select nspname from pg_namespace where nspname = any(?)")) {
            query.setArray(1, connection.createArrayOf("text", Migrations.SCHEMAS.toArray()));
            try (var rows = query.executeQuery()) {
                if (rows.next()) {
                    throw new BackupFailed("The database is not empty: it has a schema " + rows.getString(1)
                            + ". Name an empty one; nothing was changed.");
                }
            }
        }
    }

    /** After a failure the database is as empty as before. */
    void run(Progress progress) throws IOException, SQLException {
        boolean done = false;
        try {
            for (var line : Files.readAllLines(dump.resolve("versions.tsv"))) {
                var columns = line.split("\t", -1);
                makeSchema(columns[0], columns[1]);
            }
            load(progress);
            done = true;
        } finally {
            if (!done) {
                dropSchemas();
            }
        }
    }

    private void makeSchema(String schema, String version) {
        try {
            Migrations.run(database.dataSource(), schema, version);
        } catch (FlywayException e) {
            throw new BackupFailed(
                    "This version of the node cannot make the schema " + schema + " of version " + version
                            + ": the backup is of a newer node. Restore it with that one.",
                    e);
        }
    }

    private void load(Progress progress) throws IOException, SQLException {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            empty(connection);
            for (var line : Files.readAllLines(dump.resolve("tables.tsv"))) {
                var columns = line.split("\t", -1);
                copy(connection, new Tables.Table(columns[0], List.of(columns[1].split(","))), columns[2], progress);
            }
            for (var line : Files.readAllLines(dump.resolve("sequences.tsv"))) {
                setSequence(connection, line.split("\t", -1));
            }
            connection.commit();
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement()) {
                statement.execute("analyze");
            }
        }
    }

    /** Rows that the scripts themselves put in are in the dump too. */
    private static void empty(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        for (var table : Tables.of(connection)) {
            names.add(Tables.quoted(table.name()));
        }
        try (var statement = connection.createStatement()) {
            statement.execute("truncate " + String.join(", ", names) + " cascade");
        }
    }

    private void copy(Connection connection, Tables.Table table, String rowsWritten, Progress progress)
            throws IOException, SQLException {
        var file = dump.resolve(table.name() + ".copy.gz");
        try (var in =
                new GZIPInputStream(new BufferedInputStream(new Counting(Files.newInputStream(file), progress)))) {
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table.sql() + " from stdin", in);
            if (rows != Long.parseLong(rowsWritten)) {
                throw new BackupFailed(
                        "Table %s has %d of its %s rows in the backup.".formatted(table.name(), rows, rowsWritten));
            }
        }
    }

    private static void setSequence(Connection connection, String[] columns) throws SQLException {
        try (var query = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
            query.setString(1, Tables.quoted(columns[0]));
            query.setLong(2, Long.parseLong(columns[1]));
            query.setBoolean(3, Boolean.parseBoolean(columns[2]));
            query.execute();
        }
    }

    private void dropSchemas() throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (var schema : Migrations.SCHEMAS) {
                statement.execute("drop schema if exists " + Tables.quoted(schema) + " cascade");
            }
        }
    }

    /** Counts what is read of a compressed file. */
    private static final class Counting extends FilterInputStream {
        private final Progress progress;

        Counting(InputStream in, Progress progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            progress.add(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            progress.add(Math.max(0, count));
            return count;
        }
    }
}
