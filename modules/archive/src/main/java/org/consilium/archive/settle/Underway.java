package org.consilium.archive.settle;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.consilium.kernel.Uid;

/**
 * The studies of which an instance is arriving at this moment on this node, as many as there are associations; and those of which one has
 * come over an association that is still open: a sender that pauses has not said that it is done.
 */
public final class Underway {

    private final Map<Uid, Integer> arriving = new ConcurrentHashMap<>();
    private final Map<Long, Map<Uid, Instant>> sent = new ConcurrentHashMap<>();
    private final Duration holdMax;

    /**
     * @param holdMax an open association says nothing about a study of which nothing has come over it this long: some senders never
     *     release theirs
     */
    public Underway(Duration holdMax) {
        this.holdMax = holdMax;
    }

    /** To be closed when the instance was answered. */
    public interface Arriving extends AutoCloseable {
        @Override
        void close();
    }

    public Arriving begin(Uid study) {
        arriving.merge(study, 1, Integer::sum);
        return () -> arriving.computeIfPresent(study, (key, count) -> count == 1 ? null : count - 1);
    }

    public boolean isArriving(Uid study) {
        return arriving.containsKey(study);
    }

    /** An instance of a study comes over an association. */
    public void sent(long association, Uid study, Instant now) {
        sent.computeIfAbsent(association, number -> new ConcurrentHashMap<>()).put(study, now);
    }

    /** An association is over. */
    public void ended(long association) {
        sent.remove(association);
    }

    /** Studies of which more may come over an open association. */
    public Set<Uid> held(Instant now) {
        var oldest = now.minus(holdMax);
        var held = new HashSet<Uid>();
        for (var studies : sent.values()) {
            studies.values().removeIf(oldest::isAfter);
            held.addAll(studies.keySet());
        }
        sent.values().removeIf(Map::isEmpty);
        return held;
    }
}
