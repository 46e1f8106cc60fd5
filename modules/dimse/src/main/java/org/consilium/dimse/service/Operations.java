package org.consilium.dimse.service;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandSet;

/** The requests of the other side that are being performed; those beside the reading thread by their message ID. */
final class Operations {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Integer, Exchange> beside = new HashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final int performedMax;
    private volatile int count;

    /** @param performedMax at a time, at least 1; over it reading waits */
    Operations(int performedMax) {
        this.performedMax = performedMax;
    }

    /** Whether the window is wider than one. */
    boolean isAsynchronous() {
        return performedMax > 1;
    }

    boolean isBusy() {
        return underWay.get() > 0;
    }

    /** Whether something is performed beside the reading thread. */
    boolean isPerforming() {
        return count > 0;
    }

    void enter() {
        underWay.incrementAndGet();
    }

    void leave() {
        underWay.decrementAndGet();
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
