package org.consilium.exchange.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;
import org.springframework.dao.DataAccessException;

/** Extends a lease while a batch is sent, however large an instance is. A node that dies stops doing so. */
public final class LeaseKeeper implements AutoCloseable {

    private static final Logger LOG = System.getLogger(LeaseKeeper.class.getName());

    /** Signs of life within one lease. */
    private static final int BEATS_PER_LEASE = 3;

    private final Thread thread;

    public LeaseKeeper(Outbox outbox, UUID lease, Duration duration) {
        Duration beat = duration.dividedBy(BEATS_PER_LEASE);
        this.thread = Thread.ofVirtual().name("exchange-lease").start(() -> keep(outbox, lease, beat));
    }

    private static void keep(Outbox outbox, UUID lease, Duration beat) {
        try {
            while (true) {
                Thread.sleep(beat);
                extend(outbox, lease);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void extend(Outbox outbox, UUID lease) {
        try {
            outbox.extend(lease);
        } catch (DataAccessException e) {
            LOG.log(
                    Level.WARNING,
                    "A lease could not be extended: {0}",
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
