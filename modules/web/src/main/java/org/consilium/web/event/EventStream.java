package org.consilium.web.event;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.consilium.security.PersonId;

/**
 * The changes one browser has not yet been told of. A change that waits already is not queued twice. A browser too slow for
 * its queue is cut off: it comes again and asks for everything anew, and nobody waits for it.
 */
final class EventStream {

    /** Changes that may wait for one browser. */
    static final int WAITING_MAX = 256;

    private final PersonId person;
    private final BlockingQueue<Change> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
    private volatile boolean ended;

    EventStream(PersonId person) {
        this.person = person;
    }

    PersonId person() {
        return person;
    }

    void offer(Change change) {
        if (!waiting.contains(change) && !waiting.offer(change)) {
            ended = true;
        }
    }

    /** The next change; empty when none came in time. */
    Optional<Change> next(Duration atMost) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
    }

    void end() {
        ended = true;
        waiting.clear();
    }

    boolean hasEnded() {
        return ended;
    }
}
