package org.consilium.cli.console;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM: the work ends at the next good place, associations are released, files that were begun are removed.
 * Whoever does not come to such a place in {@link #GRACE} is ended anyway.
 */
public final class Interruption {

    /** How long the work may take to end orderly. */
    public static final Duration GRACE = Duration.ofSeconds(5);

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Requested by nobody but {@link #request}. */
    public Interruption() {}

    /** Requested by the end of this process, which then waits for {@link #end}. */
    static Interruption ofSystem() {
        var interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::requestAndWait, "interruption"));
        return interruption;
    }

    public void request() {
        requested.countDown();
    }

    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /**
     * Waits for a request.
     *
     * @return whether there is one
     */
    public boolean await(Duration atMost) {
        try {
            return requested.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** The work is over. */
    public void end() {
        ended.countDown();
    }

    private void requestAndWait() {
        request();
        try {
            ended.await(GRACE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
