package org.consilium.app.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;

/**
 * Everything in the database at one moment: one read-only transaction sees no change that comes after its first question.
 * Tables are written in the text form of COPY, which every version of PostgreSQL reads.
 */
final class DatabaseDump implements AutoCloseable {

    private final Connection connection;

    /** Fixes the moment. */
    DatabaseDump(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (var first = connection.createStatement()) {
            first.execute("select 1");
        }
    }

    /** What the rows say lies in the spool, as words that a place in the spool is written in; damaged ones left out. */
    List<String> spoolPlaces() throws SQLException {
        return texts("select spool_place from archive.instance where spool_place is not null and not damaged");
    }

    /** Names of files in quarantine that rows know. */
    List<String> quarantineFiles() throws SQLException {
        return texts("select file from archive.quarantine where removed_at is null");
    }

    /** Keys of the objects that any row points at: every column of that name but the list of those to be deleted. */
    List<String> objectKeys() throws SQLException {
        var unions = new ArrayList<String>();
        for (var table : Tables.of(connection)) {
            if (table.columns().contains("object_key") && !table.name().equals("archive.deletion")) {
                unions.add("select object_key from " + Tables.quoted(table.name()) + " where object_key is not null");
            }
        }
        return texts(String.join(" union ", unions) + " order by 1");
    }

    private List<String> texts(String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var query = connection.createStatement()) {
            // Rows are fetched in portions: there may be millions.
            query.setFetchSize(10_000);
            try (var rows = query.executeQuery(sql)) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    /** Bytes of all tables on disk, for a progress that is about right. */
    long bytes() throws SQLException {
        long bytes = 0;
        for (var table : Tables.of(connection)) {
            try (var query = connection.prepareStatement("select pg_table_size(?::regclass)")) {
                query.setString(1, Tables.quoted(table.name()));
                try (var row = query.executeQuery()) {
                    row.next();
                    bytes += row.getLong(1);
                }
            }
        }
        return bytes;
    }

    /** Writes a file for each table, {@code tables.tsv} with their columns and rows, {@code sequences.tsv}, {@code versions.tsv}. */
    void writeTo(Path folder, Progress progress) throws IOException, SQLException {
        Files.createDirectories(folder);
        var lines = new ArrayList<String>();
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var table : Tables.of(connection)) {
            try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(table.name() + ".copy.gz")));
                    var counting = new Counting(out, progress)) {
                long rows = copy.copyOut("copy " + table.sql() + " to stdout", counting);
                lines.add(table.name() + "\t" + String.join(",", table.columns()) + "\t" + rows);
            }
        }
        Files.write(folder.resolve("tables.tsv"), lines);
        Files.write(folder.resolve("sequences.tsv"), sequences());
        Files.write(
                folder.resolve("versions.tsv"),
                Tables.versions(connection).entrySet().stream()
                        .map(schema -> schema.getKey() + "\t" + schema.getValue())
                        .toList());
    }

    /** After the tables: sequences know no transactions, and a later value is never too low. */
    private List<String> sequences() throws SQLException {
        var lines = new ArrayList<String>();
        for (var sequence : Tables.sequences(connection)) {
            try (var query = connection.createStatement();
                    var row = query.executeQuery("select last_value, is_called from " + Tables.quoted(sequence))) {
                row.next();
                lines.add(sequence + "\t" + row.getLong(1) + "\t" + row.getBoolean(2));
            }
        }
        return lines;
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }

    /** Counts what passes. */
    private static final class Counting extends OutputStream {
        private final OutputStream out;
        private final Progress progress;

        Counting(OutputStream out, Progress progress) {
            this.out = out;
            this.progress = progress;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            progress.add(1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            progress.add(length);
        }
    }
}
