package org.consilium.security.audit.chain;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.consilium.security.audit.Action;
import org.consilium.security.audit.ActiveParticipant;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.AuditSettings;
import org.consilium.security.audit.AuditTrail;
import org.consilium.security.audit.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The trail in PostgreSQL. Decisions wait in a table, reads in a bounded queue; one thread gives them all their places in the chain, many at a
 * time, and signs its end.
 */
public final class ChainedTrail implements AuditTrail, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChainedTrail.class);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    /** How often events whose time is over are taken away, the first time so long after the start. */
    private static final Duration PRUNE_EVERY = Duration.ofHours(12);

    private final ChainRows rows;
    private final AuditSettings settings;
    private final String source;
    private final Clock clock;
    private final NodeKey key;
    private final SignedEnds ends;
    private final Pruning pruning;
    private final PlaceQueue queue;
    private final ChainWriter writer;
    private final Thread thread;
    private volatile boolean closing;
    private boolean failing;
    private Instant nextPruning;

    /**
     * Continues the chain that is there; what a node that died had begun is said as it began.
     *
     * @param source AE title of this node
     * @throws IOException when the key pair cannot be read or made
     */
    public ChainedTrail(
            JdbcClient jdbc, TransactionTemplate transactions, AuditSettings settings, String source, Clock clock)
            throws IOException {
        this.rows = new ChainRows(jdbc);
        this.settings = settings;
        this.source = source;
        this.clock = clock;
        this.key = NodeKey.in(settings.folder());
        this.ends = new SignedEnds(rows, key, new HeadFile(settings.folder()), settings.headEvery(), clock);
        this.pruning = new Pruning(jdbc, transactions, key, this::record, source, clock);
        this.nextPruning = clock.instant().plus(PRUNE_EVERY);
        this.queue = new PlaceQueue(source, settings.queueMax(), settings.queueWaitMax());
        this.writer = new ChainWriter(rows, transactions, queue, this::changedEnd);
        this.thread = Thread.ofPlatform().name("audit-trail").daemon().unstarted(this::run);
        int unfinished = rows.giveUpAll();
        if (unfinished > 0) {
            LOG.warn("{} acts had begun when the node ended; the audit trail says so", unfinished);
        }
        ends.signedBehind(writer.last()).ifPresent(this::lostEnd);
        record(ofNode(AuditAct.NODE_STARTED));
        thread.start();
    }

    @Override
    public void record(AuditEvent event) {
        rows.wait(ChainRow.of(event, source), true);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    queue.nudge();
                }
            });
        } else {
            queue.nudge();
        }
    }

    @Override
    public Begun begin(AuditEvent event) {
        long id = rows.wait(ChainRow.of(event, source), false);
        return ended -> {
            try {
                rows.end(id, ChainRow.of(ended, source));
            } catch (DataAccessException e) {
                LOG.warn(
                        "How an act ended could not be written: {}",
                        e.getClass().getSimpleName());
                writer.giveUp(id);
            }
            queue.nudge();
        };
    }

    @Override
    public Place place() {
        return queue.place();
    }

    /** Events of the queue that have no place in the chain yet. */
    public int queued() {
        return queue.size();
    }

    /** The end of the chain as it was signed last. */
    public Optional<SignedHead> head() {
        return ends.newest();
    }

    public String keyId() {
        return key.id();
    }

    private void run() {
        try {
            while (!closing) {
                queue.take(writer.taken(), ChainWriter.BATCH, LOOK_AGAIN);
                if (!write() && !closing) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.take(writer.taken(), ChainWriter.BATCH);
        if (write()) {
            ends.sign(writer.last());
        }
    }

    /** False when the database is away. */
    private boolean write() {
        try {
            writer.write();
            ends.signWhenDue(writer.last());
            pruneWhenDue();
            failing = false;
            return true;
        } catch (DataAccessException | TransactionException e) {
            if (!failing) {
                LOG.error("The audit trail cannot be written: {}", e.getClass().getSimpleName());
            }
            failing = true;
            return false;
        }
    }

    private void pruneWhenDue() {
        if (!clock.instant().isBefore(nextPruning)) {
            nextPruning = clock.instant().plus(PRUNE_EVERY);
            pruning.run(settings.keep())
                    .ifPresent(last ->
                            LOG.info("The audit trail begins behind event {} now: older ones were pruned", last));
        }
    }

    private ChainRow changedEnd(long found) {
        return ChainRow.of(
                broken("found " + found + " not " + writer.last().seq(), "The end of the trail was changed"), source);
    }

    private void lostEnd(long signed) {
        long found = writer.last().seq();
        LOG.error("The audit trail ends with {}, though {} were signed: events are missing", found, signed);
        record(broken("found " + found + " not " + signed, "Events at the end of the trail are missing"));
    }

    private AuditEvent broken(String what, String words) {
        return ofNode(AuditAct.TRAIL_BROKEN).command(what).ended(Outcome.SERIOUS_FAILURE, words);
    }

    private AuditEvent ofNode(AuditAct act) {
        return AuditEvent.of(clock.instant(), act, Action.EXECUTE).by(ActiveParticipant.application(source));
    }

    /** Says that the node stops, writes what waits and signs the end. */
    @Override
    public void close() {
        try {
            record(ofNode(AuditAct.NODE_STOPPED));
        } catch (DataAccessException e) {
            LOG.warn(
                    "The audit trail cannot say that the node stops: {}",
                    e.getClass().getSimpleName());
        }
        closing = true;
        queue.close();
        try {
            if (!thread.join(CLOSE_MAX)) {
                LOG.error("{} events of the audit trail could not be written", queued());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
