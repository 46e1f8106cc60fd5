package org.consilium.security.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Tells the first of many equal acts within a time from those that follow: a viewer that fetches a thousand frames reads one study. */
public final class Once {

    /** Acts remembered; one more makes the oldest be forgotten, which is then said again. */
    static final int REMEMBERED_MAX = 10_000;

    private final Duration within;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Instant> until = new LinkedHashMap<>();

    public Once(Duration within, Clock clock) {
        this.within = within;
        this.clock = clock;
    }

    /** Whether nobody has asked with an equal key since the time began anew. */
    public boolean isFirst(Object key) {
        var now = clock.instant();
        lock.lock();
        try {
            var end = until.get(key);
            if (end != null && now.isBefore(end)) {
                return false;
            }
            until.remove(key);
            if (until.size() >= REMEMBERED_MAX) {
                until.remove(until.keySet().iterator().next());
            }
            until.put(key, now.plus(within));
            return true;
        } finally {
            lock.unlock();
        }
    }
}
