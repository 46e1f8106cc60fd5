package org.consilium.app.backup;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.consilium.app.database.NodeDatabase;

/** Tells the node not to delete objects that a backup refers to. Let go of at the end unless the backup says how long to keep. */
final class KeptPoint implements AutoCloseable {

    private final NodeDatabase database;
    private final long id;
    private Instant keptUntil = Instant.EPOCH;

    private KeptPoint(NodeDatabase database, long id) {
        this.database = database;
        this.id = id;
    }

    /** @param atMost how long the node keeps to it when nothing is heard of this backup any more */
    static KeptPoint begin(NodeDatabase database, Duration atMost) throws SQLException {
        try (var connection = database.connect();
                var insert = connection.prepareStatement(
                        "insert into archive.backup_point (kept_until) values (?) returning id")) {
            insert.setTimestamp(1, Timestamp.from(Instant.now().plus(atMost)));
            try (var row = insert.executeQuery()) {
                row.next();
                return new KeptPoint(database, row.getLong(1));
            }
        }
    }

    /** From now on. */
    void keep(Duration duration) {
        keptUntil = Instant.now().plus(duration);
    }

    @Override
    public void close() throws SQLException {
        try (var connection = database.connect();
                var update =
                        connection.prepareStatement("update archive.backup_point set kept_until = ? where id = ?")) {
            update.setTimestamp(1, Timestamp.from(keptUntil));
            update.setLong(2, id);
            update.executeUpdate();
        }
    }
}
