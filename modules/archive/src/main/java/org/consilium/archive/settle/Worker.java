package org.consilium.archive.settle;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does a step whenever it is woken or its period has passed, and again at once while there was something to
 * do. A step that fails is logged and tried again after the period.
 */
public final class Worker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    private final String name;
    private final Step step;
    private final Duration period;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;

    /** What is done. */
    public interface Step {
        /** Returns whether there is more to do at once. */
        boolean run() throws Exception;
    }

    public Worker(String name, Duration period, Step step) {
        this.name = name;
        this.period = period;
        this.step = step;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public void wake() {
        wake.release();
    }

    private void run() {
        try {
            while (!stopping) {
                if (!runOnce()) {
                    var unused = wake.tryAcquire(period.toMillis(), TimeUnit.MILLISECONDS);
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            LOG.info("{} ends in the middle of its work", name);
        }
    }

    /** The edge where everything a step throws ends. */
    private boolean runOnce() throws InterruptedException {
        try {
            return step.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.warn("{} failed and tries again in {}: {}", name, period, e.toString());
            return false;
        }
    }

    /** Lets the running step end, at most ten seconds. */
    @Override
    public void close() {
        stopping = true;
        wake();
        try {
            if (!thread.join(CLOSE_MAX)) {
                thread.interrupt();
                thread.join(CLOSE_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
