package org.consilium.cli.toolkit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** A stream that tells how many bytes each read has given. */
final class Observed extends FilterInputStream {

    private final Consumer<Long> observer;

    Observed(InputStream in, Consumer<Long> observer) {
        super(in);
        this.observer = observer;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count > 0) {
            observer.accept((long) count);
        }
        return count;
    }
}
