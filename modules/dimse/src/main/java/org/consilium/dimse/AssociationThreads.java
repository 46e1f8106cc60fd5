package org.consilium.dimse;

import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.consilium.dimse.association.Limits;

/**
 * Threads of the system for associations, one for each, kept for a while for the next one. A virtual thread would be handed
 * to the thread that polls and back for nearly every PDU, which costs more than the PDU.
 */
final class AssociationThreads {

    /** How long a thread waits for another association. */
    private static final Duration KEPT = Duration.ofSeconds(20);

    /** Connections that have been cut and whose threads have not noticed yet. */
    private static final int ENDING_MAX = 64;

    private final ThreadPoolExecutor pool;

    /** As many as there may be connections. */
    AssociationThreads(Limits limits) {
        this.pool = new ThreadPoolExecutor(
                0,
                limits.associationsMax() + limits.pendingMax() + ENDING_MAX,
                KEPT.toMillis(),
                TimeUnit.MILLISECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("dimse-association-", 0).factory());
    }

    /** @throws java.util.concurrent.RejectedExecutionException when there are too many, or after the end */
    void start(Runnable association) {
        pool.execute(association);
    }

    /** No more are started; those that run end by themselves. */
    void close() {
        pool.shutdown();
    }
}
