package org.consilium.app.backup;

import java.io.IOException;
import java.sql.SQLException;
import org.consilium.app.database.NodeDatabase;
import org.consilium.storage.spool.SpoolPlace;

/** Finds a moment of the database for which every file that its rows name is held. */
final class Moment {

    /** Magic, lengths and checksums of a record; the data set follows. */
    private static final int RECORD_HEAD_BYTES = 40;

    private Moment() {}

    /**
     * Held files and a fixed moment of the database that fit each other. While the node drains fast, a file can come and go
     * between the two glances; then another moment is taken. What is missing in every one of them the node itself has lost.
     */
    static DatabaseDump of(
            NodeDatabase database, LinkedFolder spool, LinkedFolder quarantine, int attemptsMax, Progress.Screen screen)
            throws IOException, SQLException {
        for (int attempt = 1; ; attempt++) {
            spool.glance();
            quarantine.glance();
            var dump = new DatabaseDump(database.connect());
            spool.glance();
            quarantine.glance();
            long missing = missing(dump, spool, quarantine);
            if (missing == 0) {
                return dump;
            }
            if (attempt == attemptsMax) {
                screen.say("Warning: the bytes of " + missing
                        + " instances are not where the index says; look at the findings of the reconciler.");
                return dump;
            }
            dump.close();
        }
    }

    private static long missing(DatabaseDump dump, LinkedFolder spool, LinkedFolder quarantine) throws SQLException {
        long inSpool = dump.spoolPlaces().stream()
                .map(SpoolPlace::parse)
                .filter(place -> !spool.holds(place.file(), place.offset() + RECORD_HEAD_BYTES + place.length()))
                .count();
        return inSpool
                + dump.quarantineFiles().stream()
                        .filter(file -> !quarantine.holds(file, 0))
                        .count();
    }
}
