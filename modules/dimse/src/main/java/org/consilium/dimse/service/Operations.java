package org.consilium.dimse.service;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandSet;

/** The requests of the other side that are being performed; those beside the reading thread by their message ID. */
final class Operations {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Integer, Exchange> beside = new HashMap<>();

    /** All of them, each with the thread that performs it. */
    private final Map<Exchange, Thread> underWay = new ConcurrentHashMap<>();

    private final int performedMax;
    private volatile int count;
    private volatile boolean awaited;

    /** @param performedMax at a time, at least 1; over it reading waits */
    Operations(int performedMax) {
        this.performedMax = performedMax;
    }

    /** Whether the window is wider than one. */
    boolean isAsynchronous() {
        return performedMax > 1;
    }

    boolean isBusy() {
        return !underWay.isEmpty();
    }

    /** Whether something is performed beside the reading thread. */
    boolean isPerforming() {
        return count > 0;
    }

    void enter(Exchange exchange) {
        underWay.put(exchange, Thread.currentThread());
    }

    void leave(Exchange exchange) {
        underWay.remove(exchange);
        if (awaited) {
            lock.lock();
            try {
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Waits until those that are under way now are answered, but for what the calling thread performs itself; not for those that
     * come meanwhile.
     *
     * @param within how long at most
     */
    void awaitAnswered(Duration within) {
        Set<Exchange> others = new HashSet<>();
        awaited = true;
        underWay.forEach((exchange, thread) -> {
            if (thread != Thread.currentThread()) {
                others.add(exchange);
            }
        });
        lock.lock();
        try {
            long left = within.toNanos();
            while (left > 0 && others.stream().anyMatch(underWay::containsKey)) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until less is performed than the window allows: for a peer that does not keep to it. */
    void awaitRoom() {
        if (count < performedMax) {
            return;
        }
        lock.lock();
        try {
            while (count >= performedMax) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** False when a request with the same message ID is being performed. */
    boolean begin(Exchange exchange) {
        awaitRoom();
        lock.lock();
        try {
            boolean isNew = beside.putIfAbsent(exchange.request().command().messageId(), exchange) == null;
            count = beside.size();
            return isNew;
        } finally {
            lock.unlock();
        }
    }

    void end(Exchange exchange) {
        lock.lock();
        try {
            beside.remove(exchange.request().command().messageId());
            count = beside.size();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A cancel that came too late, or for nothing, is dropped. */
    void cancel(CommandSet cancel) {
        lock.lock();
        try {
            Exchange exchange = beside.get(
                    cancel.number(CommandElement.MESSAGE_ID_BEING_RESPONDED_TO).orElse(-1));
            if (exchange != null) {
                exchange.cancel();
            }
        } finally {
            lock.unlock();
        }
    }

    void awaitNone() {
        lock.lock();
        try {
            while (count > 0) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
