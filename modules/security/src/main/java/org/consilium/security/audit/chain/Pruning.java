package org.consilium.security.audit.chain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.consilium.security.audit.Action;
import org.consilium.security.audit.ActiveParticipant;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.AuditEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the beginning of the chain away when its time is over: up to a signed end, signed again as a segment, said in the trail. */
public final class Pruning {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ChainRows rows;
    private final NodeKey key;
    private final Consumer<AuditEvent> trail;
    private final String source;
    private final Clock clock;

    /** @param trail takes what is said of it, in the same transaction */
    public Pruning(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            NodeKey key,
            Consumer<AuditEvent> trail,
            String source,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.rows = new ChainRows(jdbc);
        this.key = key;
        this.trail = trail;
        this.source = source;
        this.clock = clock;
    }

    /**
     * Takes away what is older.
     *
     * @return number of the last event that was taken away, none when nothing was
     */
    public Optional<Long> run(Duration keep) {
        return transactions.execute(status -> prune(clock.instant().minus(keep)));
    }

    private Optional<Long> prune(Instant before) {
        var last = lastSignedBefore(before);
        last.ifPresent(link -> {
            long first = rows.page(0, 1).getFirst().link().seq();
            var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            jdbc.sql("""
                    insert into security.audit_segment (first_seq, last_seq, hash, at, key_id, signature)
                    values (:first, :last, :hash, :at, :key, :signature)
                    """)
                    .param("first", first)
                    .param("last", link.seq())
                    .param("hash", link.hash())
                    .param("at", ChainRows.utc(at))
                    .param("key", key.id())
                    .param("signature", key.sign(SignedHead.segment(first, link, at)))
                    .update();
            jdbc.sql("select set_config('consilium.audit_pruning', 'on', true)")
                    .query(String.class)
                    .single();
            jdbc.sql("delete from security.audit_event where seq <= :last")
                    .param("last", link.seq())
                    .update();
            jdbc.sql("delete from security.audit_head where seq <= :last")
                    .param("last", link.seq())
                    .update();
            trail.accept(AuditEvent.of(at, AuditAct.TRAIL_PRUNED, Action.DELETE)
                    .command("events " + first + " to " + link.seq())
                    .by(ActiveParticipant.application(source)));
        });
        return last.map(Link::seq);
    }

    /** The newest signed end all events up to which are older; the end of the chain itself stays. */
    private Optional<Link> lastSignedBefore(Instant before) {
        return jdbc.sql("""
                select e.seq, e.hash from security.audit_head h join security.audit_event e on e.seq = h.seq and e.hash = h.hash
                where h.seq < coalesce((select min(seq) from security.audit_event where at >= :before),
                    (select max(seq) from security.audit_event))
                order by h.seq desc limit 1
                """)
                .param("before", ChainRows.utc(before))
                .query((row, number) -> new Link(row.getLong("seq"), row.getBytes("hash")))
                .optional();
    }
}
