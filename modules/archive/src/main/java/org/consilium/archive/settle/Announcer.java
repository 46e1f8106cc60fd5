package org.consilium.archive.settle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.archive.InstanceStored;
import org.consilium.archive.StudyChanged;
import org.consilium.archive.index.Origins;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Publishes {@link InstanceStored} for every new row and {@link StudyChanged} once per batch. The note that it is still to be
 * done is written with the row and deleted after the listeners have returned: a crash between the two tells them again.
 */
public final class Announcer {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private static final int BATCH_MAX = 500;
    private static final int ATTEMPTS_MAX = 20;
    private static final Duration PAUSE_FIRST = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public Announcer(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    private record Due(InstanceStored event, int attempts) {}

    /** Announces what is due; true when there may be more. */
    public boolean run() {
        var batch = due();
        var told = new ArrayList<String>();
        var studies = new LinkedHashSet<StudyChanged>();
        for (var due : batch) {
            studies.add(new StudyChanged(due.event().study(), due.event().institution()));
            if (announced(due)) {
                told.add(due.event().sopInstance().value());
            }
        }
        jdbc.sql("delete from archive.announcement where uid = any(:uids)")
                .param("uids", told.toArray(String[]::new))
                .update();
        studies.forEach(events::publishEvent);
        return batch.size() == BATCH_MAX;
    }

    private List<Due> due() {
        return jdbc.sql("""
                select i.uid, i.study_uid, i.series_uid, i.sop_class, e.modality, s.institution, a.attempts,
                    """ + Origins.COLUMNS + """

                from archive.announcement a
                join archive.instance i on i.uid = a.uid
                join archive.series e on e.study_uid = i.study_uid and e.uid = i.series_uid
                join archive.study s on s.uid = i.study_uid
                where a.due_at <= :now and a.attempts < :attemptsMax
                order by a.due_at, i.received_at limit :limit
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("attemptsMax", ATTEMPTS_MAX)
                .param("limit", BATCH_MAX)
                .query((row, number) -> new Due(event(row), row.getInt("attempts")))
                .list();
    }

    private static InstanceStored event(ResultSet row) throws SQLException {
        var institution = new InstitutionId(row.getObject("institution", UUID.class));
        return new InstanceStored(
                new Uid(row.getString("study_uid")),
                new Uid(row.getString("series_uid")),
                new Uid(row.getString("uid")),
                row.getString("sop_class"),
                row.getString("modality"),
                institution,
                Origins.read(row, Optional.of(institution)));
    }

    /** A listener of another module may throw anything: the others' instances must not wait for it. */
    private boolean announced(Due due) {
        try {
            events.publishEvent(due.event());
            return true;
        } catch (RuntimeException e) {
            int attempts = due.attempts() + 1;
            LOG.error("A listener failed on a stored instance, attempt {} of {}", attempts, ATTEMPTS_MAX, e);
            var pause = PAUSE_FIRST.multipliedBy(1L << Math.min(attempts, ATTEMPTS_MAX));
            jdbc.sql("update archive.announcement set attempts = :attempts, due_at = :due where uid = :uid")
                    .param("attempts", attempts)
                    .param(
                            "due",
                            Timestamp.from(clock.instant().plus(pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX)))
                    .param("uid", due.event().sopInstance().value())
                    .update();
            return false;
        }
    }
}
