package org.consilium.archive.settle;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much of a study somebody who is asked for an opinion on it, or asks for one, says there is. The highest number counts. */
public final class AnnouncedCounts {

    /** Higher numbers are no counts of a study. */
    public static final int COUNT_MAX = 1_000_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    public AnnouncedCounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What is said of one study; one of both at least.
     *
     * @param instances 1 to {@value AnnouncedCounts#COUNT_MAX}
     * @param series likewise
     */
    public record Announced(Uid study, Optional<Integer> instances, Optional<Integer> series) {

        /** Errors: INVALID_REQUEST. */
        public Announced {
            if (instances.isEmpty() && series.isEmpty()) {
                throw new Rejected(Reason.INVALID_REQUEST, "expected: a number of instances or of series");
            }
            instances.ifPresent(Announced::check);
            series.ifPresent(Announced::check);
        }

        private static void check(int count) {
            if (count < 1 || count > COUNT_MAX) {
                throw new Rejected(Reason.INVALID_REQUEST, "expected: 1 to " + COUNT_MAX);
            }
        }
    }

    /**
     * Replaces what one says. In the transaction of the caller, if there is one.
     *
     * @param by who says it
     */
    public void announce(String by, List<Announced> all) {
        jdbc.sql("delete from archive.announced_count where announced_by = :by")
                .param("by", by)
                .update();
        for (var each : all) {
            jdbc.sql("""
                    insert into archive.announced_count (study_uid, announced_by, instances, series, noted_at)
                    values (:study, :by, :instances, :series, :now)
                    """)
                    .param("study", each.study().value())
                    .param("by", by)
                    .param("instances", each.instances().orElse(null))
                    .param("series", each.series().orElse(null))
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        }
    }
}
