package org.consilium.dicom;

import java.util.ArrayList;
import java.util.List;

/**
 * Deviations that were met: the first ones in full, the others as a number, so that a hostile object cannot fill the memory.
 *
 * @param listed at most {@link #LISTED_MAX}, in the order of the bytes
 * @param unlisted how many more there were
 */
public record Deviations(List<Deviation> listed, long unlisted) {

    /** Most deviations that are kept in full. */
    public static final int LISTED_MAX = 200;

    /** What a flawless object has. */
    public static final Deviations NONE = new Deviations(List.of(), 0);

    public Deviations {
        listed = List.copyOf(listed);
    }

    /** Whether nothing deviated. */
    public boolean isEmpty() {
        return listed.isEmpty();
    }

    /** How many there were, listed or not. */
    public long count() {
        return listed.size() + unlisted;
    }

    /** Whether one of this kind is listed. */
    public boolean has(Deviation.Kind kind) {
        return listed.stream().anyMatch(deviation -> deviation.kind() == kind);
    }

    /** These and, behind them, those of another list. */
    public Deviations and(Deviations others) {
        if (others.isEmpty()) {
            return this;
        }
        Collector both = collector();
        listed.forEach(both::met);
        others.listed.forEach(both::met);
        both.unlisted += unlisted + others.unlisted;
        return both.deviations();
    }

    /** A listener that keeps what it is told. */
    public static Collector collector() {
        return new Collector();
    }

    /** Keeps the first deviations and counts the rest; not for several threads. */
    public static final class Collector implements DeviationListener {

        private final List<Deviation> listed = new ArrayList<>(0);
        private long unlisted;

        private Collector() {}

        @Override
        public void met(Deviation deviation) {
            if (listed.size() < LISTED_MAX) {
                listed.add(deviation);
            } else {
                unlisted++;
            }
        }

        /** What was met so far. */
        public Deviations deviations() {
            return listed.isEmpty() ? NONE : new Deviations(listed, unlisted);
        }
    }
}
