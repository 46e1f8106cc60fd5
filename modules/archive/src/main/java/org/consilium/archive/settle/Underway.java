package org.consilium.archive.settle;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.consilium.kernel.Uid;

/** The studies of which an instance is arriving at this moment on this node; as many as there are associations. */
public final class Underway {

    private final Map<Uid, Integer> arriving = new ConcurrentHashMap<>();

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
}
