package org.consilium.security.audit.chain;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
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

    /** Events of one transaction of the thread, from the table and from the queue each. */
    private static final int BATCH = 500;

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    /** How often events whose time is over are taken away, the first time so long after the start. */
    private static final Duration PRUNE_EVERY = Duration.ofHours(12);

    /** Wakes the thread; is no event. */
    private static final Optional<ChainRow> NUDGE = Optional.empty();

    private final ChainRows rows;
    private final TransactionTemplate transactions;
    private final AuditSettings settings;
    private final String source;
    private final Clock clock;
    private final NodeKey key;
    private final HeadFile headFile;
    private final Pruning pruning;
    private final Semaphore places;
    private final BlockingQueue<Optional<ChainRow>> queue = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> givenUp = new LinkedBlockingQueue<>();
    private final List<ChainRow> taken = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closing;
    private volatile Optional<SignedHead> head = Optional.empty();
    private Link last;
    private Link attempted = Link.ORIGIN;
    private int attemptedFromQueue;
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
        this.transactions = transactions;
        this.settings = settings;
        this.source = source;
        this.clock = clock;
        Path folder = settings.folder();
        this.key = NodeKey.in(folder);
        this.headFile = new HeadFile(folder);
        this.pruning = new Pruning(jdbc, transactions, key, this::record, source, clock);
        this.nextPruning = clock.instant().plus(PRUNE_EVERY);
        this.places = new Semaphore(settings.queueMax());
        this.last = rows.last();
        this.thread = Thread.ofPlatform().name("audit-trail").daemon().unstarted(this::run);
        int unfinished = rows.giveUpAll();
        if (unfinished > 0) {
            LOG.warn("{} acts had begun when the node ended; the audit trail says so", unfinished);
        }
        compareWithFile();
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
                    queue.add(NUDGE);
                }
            });
        } else {
            queue.add(NUDGE);
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
                givenUp.add(id);
            }
            queue.add(NUDGE);
        };
    }

    @Override
    public Place place() {
        try {
            if (!closing && places.tryAcquire(settings.queueWaitMax().toMillis(), TimeUnit.MILLISECONDS)) {
                return new QueuePlace();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Rejected(Reason.UNAVAILABLE, "the audit trail cannot be written now");
    }

    private final class QueuePlace implements Place {

        private final AtomicBoolean used = new AtomicBoolean();

        @Override
        public void say(AuditEvent event) {
            if (used.compareAndSet(false, true)) {
                queue.add(Optional.of(ChainRow.of(event, source)));
            }
        }

        @Override
        public void close() {
            if (used.compareAndSet(false, true)) {
                places.release();
            }
        }
    }

    /** Events of the queue that have no place in the chain yet. */
    public int queued() {
        return settings.queueMax() - places.availablePermits();
    }

    /** The end of the chain as it was signed last. */
    public Optional<SignedHead> head() {
        return head;
    }

    public String keyId() {
        return key.id();
    }

    private void run() {
        try {
            while (!closing) {
                take(queue.poll(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS));
                if (!write() && !closing) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        take(null);
        if (write()) {
            sign(clock.instant());
        }
    }

    private void take(@org.jspecify.annotations.Nullable Optional<ChainRow> first) {
        if (first != null) {
            first.ifPresent(taken::add);
        }
        while (taken.size() < BATCH) {
            var next = queue.poll();
            if (next == null) {
                return;
            }
            next.ifPresent(taken::add);
        }
    }

    /** Gives places to what was taken and to what waits in the table; false when the database is away. */
    private boolean write() {
        try {
            boolean more = true;
            while (more) {
                more = Boolean.TRUE.equals(transactions.execute(status -> append()));
                written(taken.size());
                if (more) {
                    take(null);
                }
            }
            signWhenDue();
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

    private void written(int fromQueue) {
        taken.subList(0, fromQueue).clear();
        places.release(fromQueue);
        last = attempted;
        attemptedFromQueue = 0;
    }

    private boolean append() {
        var end = checkedEnd();
        var abandoned = new ArrayList<Long>();
        givenUp.drainTo(abandoned);
        if (!abandoned.isEmpty()) {
            rows.giveUp(abandoned);
        }
        var waiting = rows.waiting(BATCH);
        for (var each : waiting) {
            end = append(end, each.row());
        }
        for (var each : taken) {
            end = append(end, each);
        }
        rows.strike(waiting);
        attempted = end;
        attemptedFromQueue = taken.size();
        return waiting.size() == BATCH || taken.size() == BATCH;
    }

    private Link append(Link end, ChainRow row) {
        var link = end.next(row);
        rows.append(link, row);
        return link;
    }

    /** The last row of the table must be the one this node wrote, perhaps in a transaction whose answer was lost. */
    private Link checkedEnd() {
        var found = rows.last();
        if (found.equals(last)) {
            return found;
        }
        if (found.equals(attempted)) {
            written(attemptedFromQueue);
            return found;
        }
        LOG.error("The end of the audit trail is {}, not {}: somebody has changed it", found.seq(), last.seq());
        var alert = ofNode(AuditAct.TRAIL_BROKEN)
                .command("found " + found.seq() + " not " + last.seq())
                .ended(Outcome.SERIOUS_FAILURE, "The end of the trail was changed");
        return append(found, ChainRow.of(alert, source));
    }

    private void signWhenDue() {
        var now = clock.instant();
        boolean due = head.map(SignedHead::at)
                .map(at -> !now.isBefore(at.plus(settings.headEvery())))
                .orElse(true);
        if (due) {
            sign(now);
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

    private void sign(Instant now) {
        if (last.seq() == 0 || head.filter(known -> known.link().equals(last)).isPresent()) {
            return;
        }
        var at = now.truncatedTo(ChronoUnit.MILLIS);
        var signature = Base64.getEncoder().encodeToString(key.sign(SignedHead.text(last, at)));
        var signed = new SignedHead(last.seq(), last.hex(), at, key.id(), signature);
        try {
            headFile.write(signed);
        } catch (IOException e) {
            LOG.error("The head of the audit trail cannot be written beside the database: {}", e.getMessage());
        }
        rows.sign(signed);
        head = Optional.of(signed);
    }

    /** A database that ends before what was signed has lost events while the node was down. */
    private void compareWithFile() throws IOException {
        var known = headFile.read();
        if (known.isPresent() && known.get().seq() > last.seq()) {
            LOG.error(
                    "The audit trail ends with {}, though {} were signed: events are missing",
                    last.seq(),
                    known.get().seq());
            record(ofNode(AuditAct.TRAIL_BROKEN)
                    .command("found " + last.seq() + " not " + known.get().seq())
                    .ended(Outcome.SERIOUS_FAILURE, "Events at the end of the trail are missing"));
        }
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
        queue.add(NUDGE);
        try {
            if (!thread.join(CLOSE_MAX)) {
                LOG.error("{} events of the audit trail could not be written", queued());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
