package org.consilium.archive.check;

import java.io.IOException;
import java.time.Clock;
import org.consilium.archive.drain.Deletions;
import org.consilium.archive.reindex.Reindexing;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.spool.Spool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The checks of one node, put together. Stopping it lets a check under way end within moments. */
public final class Checks implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);

    private final Findings findings;
    private final Rounds rounds;
    private final Reconciler reconciler;
    private final Scrubber scrubber;
    private final FindingDesk desk;
    private final boolean scrubbing;
    private volatile boolean running;

    public Checks(
            JdbcClient jdbc,
            ObjectStore store,
            Spool spool,
            Deletions deletions,
            Reindexing reindexing,
            CheckSettings settings,
            Clock clock) {
        var index = new IndexedObjects(jdbc);
        this.findings = new Findings(jdbc, clock);
        this.rounds = new Rounds(jdbc, clock);
        this.reconciler = new Reconciler(store, index, findings, rounds, settings.reconcileEvery());
        var reading = new ObjectReading(store, index, findings, reconciler, clock);
        this.scrubbing = settings.isScrubbing();
        this.scrubber = new Scrubber(
                index,
                reading,
                findings,
                rounds,
                Math.max(1, settings.scrubRate().toBytes()),
                settings.scrubEvery(),
                clock);
        this.desk = new FindingDesk(
                findings,
                reading,
                new SpoolReading(jdbc, spool, findings, clock),
                reindexing,
                deletions,
                reconciler,
                clock);
    }

    private interface Step {
        boolean run() throws IOException, InterruptedException;
    }

    /** Compares store and index until the round is over, if one is under way or due. */
    public void reconcile() {
        repeat("Comparing the object store with the index", reconciler::step);
    }

    /** Reads the store until the round is over, if one is under way or due. */
    public void scrub() {
        if (scrubbing) {
            repeat("Reading the object store again", scrubber::step);
        }
    }

    private void repeat(String what, Step step) {
        try {
            while (running && step.run()) {
                LOG.debug("{} goes on", what);
            }
        } catch (IOException away) {
            LOG.warn("{} waits for the store: {}", what, away.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public Findings findings() {
        return findings;
    }

    public Rounds rounds() {
        return rounds;
    }

    public FindingDesk desk() {
        return desk;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scrubber.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
