package org.consilium.archive.quarantine;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes newcomers that were discarded, once nobody has regretted it for a while, and those that became versions. */
public final class Disposal {

    private static final int BATCH_MAX = 100;

    private final Quarantine quarantine;
    private final QuarantineRows rows;
    private final Duration grace;
    private final Clock clock;

    /** @param grace from the decision to the deletion */
    public Disposal(Quarantine quarantine, JdbcClient jdbc, Duration grace, Clock clock) {
        this.quarantine = quarantine;
        this.rows = new QuarantineRows(jdbc);
        this.grace = grace;
        this.clock = clock;
    }

    /** Deletes what is due; true when there may be more. */
    public boolean run() throws IOException {
        var now = clock.instant();
        var due = rows.removable(now.minus(grace), BATCH_MAX);
        for (var each : due) {
            quarantine.dispose(each, now);
        }
        return due.size() == BATCH_MAX;
    }
}
