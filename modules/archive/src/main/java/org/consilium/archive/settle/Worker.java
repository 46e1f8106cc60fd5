package org.consilium.archive.settle;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does a step whenever it is woken or its period has passed, and again at once while there was something to
 * do. A step that fails is logged and tried again after a pause that grows to half a minute.
 */
public final class Worker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(30);

    private final String name;
    private final Step step;
    private final Duration period;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private final CountDownLatch stopped = new CountDownLatch(1);
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
        var firstPause = min(period, PAUSE_MAX);
        var pause = firstPause;
        try {
            while (!stopping) {
                var outcome = runOnce(pause);
                switch (outcome) {
                    case MORE -> pause = firstPause;
                    case DONE -> {
                        pause = firstPause;
                        var unused = wake.tryAcquire(period.toMillis(), TimeUnit.MILLISECONDS);
                        wake.drainPermits();
                    }
                    case FAILED -> {
                        var unused = stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                        pause = min(pause.multipliedBy(2), PAUSE_MAX);
                    }
                }
            }
        } catch (InterruptedException e) {
            LOG.info("{} ends in the middle of its work", name);
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private enum Outcome {
        MORE,
        DONE,
        FAILED
    }

    /** The edge where everything a step throws ends. */
    private Outcome runOnce(Duration pause) throws InterruptedException {
        try {
            return step.run() ? Outcome.MORE : Outcome.DONE;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.warn("{} failed and tries again in {} ms: {}", name, pause.toMillis(), describe(e));
            return Outcome.FAILED;
        }
    }

    private static String describe(Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == e ? e.toString() : e + " because of " + root;
    }

    /** Lets the running step end, at most ten seconds. */
    @Override
    public void close() {
        stopping = true;
        stopped.countDown();
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
