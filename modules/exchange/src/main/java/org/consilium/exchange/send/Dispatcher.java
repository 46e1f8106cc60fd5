package org.consilium.exchange.send;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.consilium.archive.Archive;
import org.consilium.archive.convert.Encodings;
import org.consilium.exchange.ExchangeSettings;
import org.consilium.exchange.outbox.Outbox;
import org.consilium.kernel.AeTitle;
import org.consilium.security.RemoteAes;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs one sender per destination that has something due, each by a virtual thread: a destination that is slow or away
 * holds up no other. Waking one that runs makes it look again before it ends.
 */
public final class Dispatcher implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

    /** How long {@link #close} waits for the instances under way. */
    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    private final Outbox outbox;
    private final Sender sender;
    private final Semaphore destinations;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Map<AeTitle, Boolean> lookAgain = new HashMap<>();
    private volatile boolean stopping;

    public Dispatcher(
            Outbox outbox,
            Archive archive,
            RemoteAes remoteAes,
            AeTitle callingAe,
            Encodings encodings,
            ExchangeSettings settings,
            ApplicationEventPublisher events,
            Clock clock,
            SentInstances sent) {
        this.outbox = outbox;
        this.sender = new Sender(outbox, archive, remoteAes, callingAe, encodings, settings, events, clock, sent);
        this.destinations = new Semaphore(settings.destinationsMax());
    }

    /** Sends everything that is due. Returns at once. */
    public void wake() {
        outbox.dueDestinations().forEach(this::wake);
    }

    /** Sends what is due for one destination. Returns at once. */
    public void wake(AeTitle destination) {
        lock.lock();
        try {
            boolean runs = lookAgain.containsKey(destination);
            if (!stopping) {
                lookAgain.put(destination, true);
                if (!runs) {
                    Thread.ofVirtual().name("exchange-" + destination).start(() -> run(destination));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** The same once the transaction of the caller has been committed, at once without one. */
    public void wakeAfterCommit(AeTitle destination) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wake(destination);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake(destination);
            }
        });
    }

    private void run(AeTitle destination) {
        while (shallLook(destination)) {
            try {
                destinations.acquire();
                try {
                    sender.sendDue(destination, () -> stopping);
                } finally {
                    destinations.release();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                // The edge of the outbox: what was claimed is taken again after its lease, the next poll tries again.
                LOG.log(
                        Level.ERROR,
                        "Sending to {0} broke off: {1}",
                        destination,
                        e.getClass().getName());
            }
        }
    }

    private boolean shallLook(AeTitle destination) {
        lock.lock();
        try {
            boolean look = lookAgain.getOrDefault(destination, false) && !stopping;
            if (look) {
                lookAgain.put(destination, false);
            } else {
                lookAgain.remove(destination);
                ended.signalAll();
            }
            return look;
        } finally {
            lock.unlock();
        }
    }

    /** Starts nothing more and waits, for a limited time, until the instances under way have their answers. */
    @Override
    public void close() {
        lock.lock();
        try {
            stopping = true;
            long left = STOP_MAX.toNanos();
            while (!lookAgain.isEmpty() && left > 0) {
                left = ended.awaitNanos(left);
            }
            if (!lookAgain.isEmpty()) {
                LOG.log(Level.WARNING, "Stopped while sending to {0}", lookAgain.keySet());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
