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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Publishes {@link StudySettled} for studies of which nothing is arriving, nothing has come during the quiet period and no association
 * that has sent some of it is open, and earlier for those that are proven complete: as many instances as a sender announced, or all that the lists about the study
 * name. A listener that fails on one study has it again later; the others do not wait for it.
 */
public final class Settler {

    private static final Logger LOG = LoggerFactory.getLogger(Settler.class);

    private static final int BATCH_MAX = 100;

    /** Then the study counts as settled although a listener never took it. */
    static final int ATTEMPTS_MAX = 20;

    private static final Duration PAUSE_FIRST = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final ExpectedInstances expected;
    private final Underway underway;
    private final Duration quiet;
    private final Clock clock;

    public Settler(JdbcClient jdbc, ApplicationEventPublisher events, Underway underway, Duration quiet, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.expected = new ExpectedInstances(jdbc, clock);
        this.underway = underway;
        this.quiet = quiet;
        this.clock = clock;
    }

    private record Due(Uid study, InstitutionId institution, Instant receivedAt, String settledBy, int attempts) {}

    /** Settles what is due; true when there may be more. The event goes first: a crash behind it tells it again. */
    public boolean run() {
        expected.noteCommitments();
        var due = due();
        int settled = 0;
        for (var study : due) {
            if (!underway.isArriving(study.study()) && told(study)) {
                settle(study);
                settled++;
            }
        }
        return due.size() == BATCH_MAX && settled > 0;
    }

    /** A listener of another module may throw anything: the other studies must not wait for it. */
    private boolean told(Due due) {
        try {
            events.publishEvent(new StudySettled(due.study(), due.institution()));
            return true;
        } catch (RuntimeException e) {
            int attempts = due.attempts() + 1;
            LOG.error("A listener failed on a settled study, attempt {} of {}", attempts, ATTEMPTS_MAX, e);
            var pause = PAUSE_FIRST.multipliedBy(1L << Math.min(attempts, ATTEMPTS_MAX));
            jdbc.sql("""
                    update archive.study set settle_attempts = :attempts, settle_due_at = :due
                    where uid = :uid and received_at = :seen
                    """)
                    .param("attempts", attempts)
                    .param(
                            "due",
                            Timestamp.from(clock.instant().plus(pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX)))
                    .param("uid", due.study().value())
                    .param("seen", Timestamp.from(due.receivedAt()))
                    .update();
            return attempts >= ATTEMPTS_MAX;
        }
    }

    private void settle(Due due) {
        jdbc.sql("""
                update archive.study set settled = true, settled_by = :by, settle_attempts = 0, settle_due_at = null
                where uid = :uid and received_at = :seen
                """)
                .param("by", due.settledBy())
                .param("uid", due.study().value())
                .param("seen", Timestamp.from(due.receivedAt()))
                .update();
        events.publishEvent(new StudyChanged(due.study(), due.institution()));
    }

    private List<Due> due() {
        return jdbc.sql("""
                select * from (
                    select uid, institution, received_at, settle_attempts,
                        case
                            when exists (select from archive.expected_instance e where e.study_uid = s.uid)
                                and not exists (
                                    select from archive.expected_instance e where e.study_uid = s.uid
                                        and not exists (select from archive.instance i where i.uid = e.uid)) then 'LIST'
                            when coalesce(expected_count, a.instances, a.series) is not null
                                and instance_count >= coalesce(greatest(expected_count, a.instances), 0)
                                and series_count >= coalesce(a.series, 0) then 'COUNT'
                            when received_at <= :before and not uid = any(:held) then 'QUIET'
                        end as settled_by
                    from archive.study s
                    cross join lateral (
                        select max(c.instances) as instances, max(c.series) as series
                        from archive.announced_count c where c.study_uid = s.uid) a
                    where not settled and instance_count > 0 and (settle_due_at is null or settle_due_at <= :now)) due
                where settled_by is not null
                order by received_at limit :limit
                """)
                .param("before", Timestamp.from(clock.instant().minus(quiet)))
                .param("now", Timestamp.from(clock.instant()))
                .param(
                        "held",
                        underway.held(clock.instant()).stream().map(Uid::value).toArray(String[]::new))
                .param("limit", BATCH_MAX)
                .query((row, number) -> new Due(
                        new Uid(row.getString("uid")),
                        new InstitutionId(row.getObject("institution", UUID.class)),
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        row.getString("settled_by"),
                        row.getInt("settle_attempts")))
                .list();
    }
}
