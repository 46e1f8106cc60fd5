package org.consilium.archive.settle;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.consilium.archive.StudyChanged;
import org.consilium.archive.StudySettled;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Publishes {@link StudySettled} for studies for which nothing has come during the quiet period. */
public final class Settler {

    private static final int BATCH_MAX = 100;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Duration quiet;
    private final Clock clock;

    public Settler(JdbcClient jdbc, ApplicationEventPublisher events, Duration quiet, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.quiet = quiet;
        this.clock = clock;
    }

    private record Quiet(Uid study, InstitutionId institution, Instant receivedAt) {}

    /** Settles what is due; true when there may be more. The event goes first: a crash behind it tells it again. */
    public boolean run() {
        var due = due();
        for (var study : due) {
            events.publishEvent(new StudySettled(study.study(), study.institution()));
            jdbc.sql("update archive.study set settled = true where uid = :uid and received_at = :seen")
                    .param("uid", study.study().value())
                    .param("seen", Timestamp.from(study.receivedAt()))
                    .update();
            events.publishEvent(new StudyChanged(study.study(), study.institution()));
        }
        return due.size() == BATCH_MAX;
    }

    private List<Quiet> due() {
        return jdbc.sql("""
                select uid, institution, received_at from archive.study
                where not settled and instance_count > 0 and received_at <= :before
                order by received_at limit :limit
                """)
                .param("before", Timestamp.from(clock.instant().minus(quiet)))
                .param("limit", BATCH_MAX)
                .query((row, number) -> new Quiet(
                        new Uid(row.getString("uid")),
                        new InstitutionId(row.getObject("institution", UUID.class)),
                        row.getObject("received_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
