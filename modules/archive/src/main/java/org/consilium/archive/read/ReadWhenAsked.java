package org.consilium.archive.read;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Function;

/** Headers as they came from the index, each read when it is asked for: those of a large study never stand side by side. */
final class ReadWhenAsked<F, T> extends AbstractList<T> {

    private final List<F> kept;
    private final Function<F, T> reading;

    ReadWhenAsked(List<F> kept, Function<F, T> reading) {
        this.kept = kept;
        this.reading = reading;
    }

    @Override
    public T get(int index) {
        return reading.apply(kept.get(index));
    }

    @Override
    public int size() {
        return kept.size();
    }
}
