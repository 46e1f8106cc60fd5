package org.consilium.dimse.service;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandSet;

/**
 * The requests of this side that are outstanding, never more than the window allows, and the threads that wait for their
 * responses. When no thread of the machine's own reads, one of those that wait reads for all.
 */
final class Invocations {

    private static final int MESSAGE_ID_MAX = 0xFFFF;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Integer, Invocation> outstanding = new HashMap<>();
    private final int invokedMax;
    private int messageId;
    private boolean reading;
    private volatile int count;
    private volatile Optional<String> end = Optional.empty();

    /** @param invokedMax outstanding at a time, at least 1 */
    Invocations(int invokedMax) {
        this.invokedMax = invokedMax;
    }

    /** Makes an invocation of a free message ID. */
    interface Maker {
        Invocation make(int messageId);
    }

    /** What a thread that waits does with the association. */
    interface Waiting {

        /** Reads one message and delivers it, whosever it is. */
        void readOne() throws IOException;

        /** Whether a thread of its own reads anyway. */
        boolean isReadByOthers();

        /** When the peer must have said something, as {@link System#nanoTime}. */
        long deadline();
    }

    /** Whether nothing is outstanding. */
    boolean isEmpty() {
        return count == 0;
    }

    /** Takes a place in the window, as soon as there is one. */
    Invocation begin(Maker maker) throws AssociationEnded {
        lock.lock();
        try {
            while (outstanding.size() >= invokedMax && end.isEmpty()) {
                if (outstanding.values().stream().allMatch(each -> each.invoker() == Thread.currentThread())) {
                    throw new IllegalStateException("The response to an earlier request has to be taken first");
                }
                changed.awaitUninterruptibly();
            }
            throwIfEnded();
            do {
                messageId = messageId == MESSAGE_ID_MAX ? 1 : messageId + 1;
            } while (outstanding.containsKey(messageId));
            Invocation invocation = maker.make(messageId);
            outstanding.put(messageId, invocation);
            count = outstanding.size();
            return invocation;
        } finally {
            lock.unlock();
        }
    }

    /** Gives its place away. */
    void finish(Invocation invocation) {
        lock.lock();
        try {
            outstanding.remove(invocation.messageId());
            count = outstanding.size();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whose response it is, nobody's when it answers nothing that was asked. */
    Optional<Invocation> find(CommandSet response) {
        lock.lock();
        try {
            int id = response.number(CommandElement.MESSAGE_ID_BEING_RESPONDED_TO)
                    .orElse(-1);
            return Optional.ofNullable(outstanding.get(id))
                    .filter(invocation -> invocation.responseField() == response.field())
                    .filter(_ -> response.number(CommandElement.STATUS).isPresent());
        } finally {
            lock.unlock();
        }
    }

    /** False when the one it is for does not take its responses for as long as given. */
    boolean deliver(Invocation invocation, Response response, Duration within) {
        lock.lock();
        try {
            long left = within.toNanos();
            while (invocation.arrived.size() >= Invocation.RESPONSES_WAITING_MAX && end.isEmpty()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            invocation.arrived.add(response);
            changed.signalAll();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    Response await(Invocation invocation, Waiting waiting) throws IOException {
        lock.lock();
        try {
            while (invocation.arrived.isEmpty()) {
                throwIfEnded();
                if (!reading && !waiting.isReadByOthers()) {
                    readUnlocked(waiting);
                } else {
                    awaitDelivery(waiting);
                }
            }
            Response response = invocation.arrived.remove();
            if (!response.status().isPending()) {
                finish(invocation);
            }
            changed.signalAll();
            return response;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes everybody who waits; the first reason given is the one they are told. */
    void end(String why) {
        lock.lock();
        try {
            if (end.isEmpty()) {
                end = Optional.of(why);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Why the association ended, once it has. */
    String awaitEnd() {
        lock.lock();
        try {
            while (end.isEmpty()) {
                changed.awaitUninterruptibly();
            }
            return end.get();
        } finally {
            lock.unlock();
        }
    }

    /** False when it does not end in this time. */
    boolean awaitEnd(Duration within) {
        lock.lock();
        try {
            long left = within.toNanos();
            while (end.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return end.isPresent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void readUnlocked(Waiting waiting) throws IOException {
        reading = true;
        lock.unlock();
        try {
            waiting.readOne();
        } finally {
            lock.lock();
            reading = false;
            changed.signalAll();
        }
    }

    private void awaitDelivery(Waiting waiting) throws AssociationEnded {
        long left = waiting.deadline() - System.nanoTime();
        try {
            if (left <= 0) {
                throw new AssociationEnded("Time-out: the peer did not answer in time");
            }
            changed.await(left, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssociationEnded("Interrupted while waiting for a response", e);
        }
    }

    private void throwIfEnded() throws AssociationEnded {
        if (end.isPresent()) {
            throw new AssociationEnded(end.get());
        }
    }
}
