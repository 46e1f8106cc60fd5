package org.consilium.dimse.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.consilium.dimse.pdu.PresentationDataValue;

/**
 * The data set of a message while it arrives. {@link #transferTo} hands out slices of the association's receive buffer:
 * nothing is copied or allocated on the way. Closing does not skip the rest: {@link Message#drain} does.
 */
final class DataSetStream extends InputStream {

    private final Fragments fragments;
    private final int contextId;
    private byte[] buffer = new byte[0];
    private int at;
    private int end;
    private boolean last;
    private Runnable whenRead = () -> {};

    DataSetStream(Fragments fragments, int contextId) {
        this.fragments = fragments;
        this.contextId = contextId;
    }

    /** Done once, when the reader of this stream finds its end: from then on the next message may be read. */
    void whenRead(Runnable action) {
        whenRead = action;
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(buffer, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        long count = 0;
        while (fill()) {
            out.write(buffer, at, end - at);
            count += end - at;
            at = end;
        }
        return count;
    }

    /** Bytes that can be read without waiting for the peer. */
    @Override
    public int available() {
        return end - at;
    }

    private boolean fill() throws IOException {
        while (at == end) {
            if (last) {
                Runnable once = whenRead;
                whenRead = () -> {};
                once.run();
                return false;
            }
            PresentationDataValue fragment = fragments.next();
            if (fragment.isCommand() || fragment.contextId() != contextId) {
                throw fragments.refuse("Something else came within a data set");
            }
            buffer = fragment.buffer();
            at = fragment.offset();
            end = at + fragment.length();
            last = fragment.isLast();
        }
        return true;
    }
}
