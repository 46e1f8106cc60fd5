package org.consilium.cli.send;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes have gone through it. */
final class CountedStream extends FilterInputStream {

    private final LongConsumer counter;

    CountedStream(InputStream in, LongConsumer counter) {
        super(in);
        this.counter = counter;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            counter.accept(1);
        }
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count > 0) {
            counter.accept(count);
        }
        return count;
    }
}
