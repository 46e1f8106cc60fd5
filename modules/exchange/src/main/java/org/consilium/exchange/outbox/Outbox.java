package org.consilium.exchange.outbox;

import static org.consilium.exchange.outbox.DeliveryRows.time;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.exchange.ExchangeSettings;
import org.consilium.exchange.OpinionVersion;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What has to be sent, in PostgreSQL. Claiming takes rows that nobody else holds and leases them; a claim whose lease has
 * run out, because its node died, is taken again.
 */
public final class Outbox {

    private final JdbcClient jdbc;
    private final ExchangeSettings settings;
    private final Clock clock;

    public Outbox(JdbcClient jdbc, ExchangeSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** An instance a rule sends on; again for the same destination changes nothing. */
    public void forward(Uid sopInstance, AeTitle destination) {
        enqueue(sopInstance, destination, "FORWARD", Optional.empty());
    }

    /** A part of a signed opinion, which may still have to be made; again changes nothing. */
    public void returnOpinion(Uid sopInstance, AeTitle destination, OpinionVersion opinion) {
        enqueue(sopInstance, destination, "OPINION", Optional.of(opinion));
    }

    private void enqueue(Uid sopInstance, AeTitle destination, String reason, Optional<OpinionVersion> opinion) {
        jdbc.sql("""
                insert into exchange.delivery (id, sop_instance_uid, destination, reason, case_id, opinion_version, state,
                                               next_attempt_at, created_at, updated_at)
                values (:id, :instance, :destination, :reason, :case, :version, 'WAITING', :now, :now, :now)
                on conflict (sop_instance_uid, destination, reason) do nothing
                """)
                .param("id", UUID.randomUUID())
                .param("instance", sopInstance.value())
                .param("destination", destination.value())
                .param("reason", reason)
                .param("case", opinion.map(each -> each.caseId().value()).orElse(null))
                .param("version", opinion.map(OpinionVersion::version).orElse(null))
                .param("now", time(clock.instant()))
                .update();
    }

    /** What waits for this instance need not wait any longer: it is here. */
    public List<AeTitle> arrived(Uid sopInstance) {
        return jdbc.sql("""
                update exchange.delivery set next_attempt_at = :now
                where sop_instance_uid = :instance and state = 'WAITING'
                returning destination
                """)
                .param("now", time(clock.instant()))
                .param("instance", sopInstance.value())
                .query((row, _) -> new AeTitle(row.getString("destination")))
                .list();
    }

    /** Destinations something is due for. */
    public List<AeTitle> dueDestinations() {
        return jdbc.sql("""
                select distinct destination from exchange.delivery
                where (state = 'WAITING' and next_attempt_at <= :now) or (state = 'SENDING' and lease_until <= :now)
                """)
                .param("now", time(clock.instant()))
                .query((row, _) -> new AeTitle(row.getString("destination")))
                .list();
    }

    /** Claims the next batch for a destination, oldest first; each counts as an attempt from now on. */
    public List<Claimed> claim(AeTitle destination) {
        Instant now = clock.instant();
        return jdbc.sql("""
                with due as (
                    select id from exchange.delivery
                    where destination = :destination
                      and ((state = 'WAITING' and next_attempt_at <= :now) or (state = 'SENDING' and lease_until <= :now))
                    order by number
                    limit :limit
                    for update skip locked
                ), claimed as (
                    update exchange.delivery d
                    set state = 'SENDING', lease = :lease, lease_until = :until, attempts = attempts + 1, updated_at = :now
                    from due where d.id = due.id
                    returning d.*
                )
                select * from claimed order by number
                """)
                .param("destination", destination.value())
                .param("now", time(now))
                .param("limit", settings.batchSize())
                .param("lease", UUID.randomUUID())
                .param("until", time(now.plus(settings.lease())))
                .query(DeliveryRows::claimed)
                .list();
    }

    /** A sign of life: the claim holds for another lease from now. */
    public void extend(UUID lease) {
        jdbc.sql("update exchange.delivery set lease_until = :until where lease = :lease and state = 'SENDING'")
                .param("until", time(clock.instant().plus(settings.lease())))
                .param("lease", lease)
                .update();
    }

    /** Whether a claim still holds; when not, somebody else may be at it. */
    public boolean holds(Claimed claimed) {
        return jdbc.sql(
                                "select count(*) from exchange.delivery where id = :id and lease = :lease and lease_until > :now")
                        .param("id", claimed.id().value())
                        .param("lease", claimed.lease())
                        .param("now", time(clock.instant()))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** The remote has it. False when the claim had been lost. */
    public boolean delivered(Claimed claimed, String status) {
        return settle(claimed, "DELIVERED", clock.instant(), status);
    }

    /**
     * The attempt failed: another one after the next pause, or none any more after the limit.
     *
     * @return whether it was the last
     */
    public boolean attemptFailed(Claimed claimed, String status) {
        boolean last = claimed.attempts() >= settings.attemptsMax();
        Instant next = clock.instant().plus(settings.pauseAfter(claimed.attempts()));
        return settle(claimed, last ? "FAILED" : "WAITING", next, status) && last;
    }

    /** Gives back what was claimed and not tried; it counts as no attempt. */
    public void release(UUID lease, Instant nextAttempt) {
        jdbc.sql("""
                update exchange.delivery
                set state = 'WAITING', lease = null, lease_until = null, attempts = attempts - 1, next_attempt_at = :next,
                    updated_at = :now
                where lease = :lease and state = 'SENDING'
                """)
                .param("next", time(nextAttempt))
                .param("now", time(clock.instant()))
                .param("lease", lease)
                .update();
    }

    /**
     * Nothing can be sent to a destination now: everything due for it has failed one attempt, however much it is.
     *
     * @return how many have failed for good
     */
    public int destinationFailed(AeTitle destination, String status) {
        int failed = 0;
        int pauses = settings.retryPauses().size();
        for (int attempt = 1; attempt <= pauses; attempt++) {
            failed += postpone(destination, attempt, attempt == pauses ? Integer.MAX_VALUE : attempt, status);
        }
        return failed;
    }

    private int postpone(AeTitle destination, int attemptsMin, int attemptsMax, String status) {
        Instant now = clock.instant();
        return jdbc
                .sql("""
                update exchange.delivery
                set attempts = attempts + 1,
                    state = case when attempts + 1 >= :limit then 'FAILED' else 'WAITING' end,
                    next_attempt_at = :next, last_status = :status, updated_at = :now
                where destination = :destination and state = 'WAITING' and next_attempt_at <= :now
                  and attempts + 1 between :min and :max
                returning state
                """)
                .param("limit", settings.attemptsMax())
                .param("next", time(now.plus(settings.pauseAfter(attemptsMin))))
                .param("status", status)
                .param("now", time(now))
                .param("destination", destination.value())
                .param("min", attemptsMin)
                .param("max", attemptsMax)
                .query(String.class)
                .list()
                .stream()
                .mapToInt(state -> state.equals("FAILED") ? 1 : 0)
                .sum();
    }

    private boolean settle(Claimed claimed, String state, Instant next, String status) {
        return jdbc.sql("""
                        update exchange.delivery
                        set state = :state, lease = null, lease_until = null, next_attempt_at = :next, last_status = :status,
                            updated_at = :now
                        where id = :id and lease = :lease and state = 'SENDING'
                        """)
                        .param("state", state)
                        .param("next", time(next))
                        .param("status", status)
                        .param("now", time(clock.instant()))
                        .param("id", claimed.id().value())
                        .param("lease", claimed.lease())
                        .update()
                == 1;
    }
}
