package org.consilium.web.multipart;

import java.io.IOException;
import java.io.InputStream;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * A buffered stream that can be read up to, but not across, the next occurrence of a delimiter. The delimiter begins with
 * the only CR it contains, therefore a candidate never overlaps another and the scan is one pass.
 */
final class DelimitedInput {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final byte[] LINE_BREAK = {'\r', '\n'};

    private final InputStream source;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int end;
    private int clearEnd;
    private boolean sourceEnded;

    /** @param delimiter CR LF and the dashed boundary; the body counts as preceded by CR LF (RFC 2046 5.1.1) */
    DelimitedInput(InputStream source, byte[] delimiter) {
        this.source = source;
        this.delimiter = delimiter;
        System.arraycopy(LINE_BREAK, 0, buffer, 0, LINE_BREAK.length);
        end = LINE_BREAK.length;
    }

    /** One byte, delimiters not minded; -1 at the end. */
    int read() throws IOException {
        if (position == end && !fill()) {
            return -1;
        }
        return buffer[position++] & 0xFF;
    }

    /** Moves before the next delimiter; false when it does not come within some bytes or at all. */
    boolean skipToDelimiter(long bytesMax) throws IOException {
        long skipped = 0;
        while (true) {
            int clear = clearBytes();
            if (clear == 0) {
                return true;
            }
            if (clear < 0) {
                if (bytesMax == Long.MAX_VALUE) {
                    throw truncated();
                }
                return false;
            }
            skipped += clear;
            position += clear;
            if (skipped > bytesMax) {
                return false;
            }
        }
    }

    /** Takes the delimiter that {@link #skipToDelimiter} stopped at. */
    void takeDelimiter() {
        position += delimiter.length;
    }

    /** The bytes up to the next delimiter. Its end is seen only when the delimiter is: a truncated body is an error. */
    InputStream untilDelimiter() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                int clear = clearBytes();
                if (clear < 0) {
                    throw truncated();
                }
                int count = Math.min(clear, length);
                System.arraycopy(buffer, position, target, offset, count);
                position += count;
                return count == 0 ? -1 : count;
            }
        };
    }

    /** How many bytes from the position on surely are no delimiter; 0 before a delimiter, -1 when the source ended. */
    private int clearBytes() throws IOException {
        if (clearEnd <= position) {
            int clear = scan();
            if (clear <= 0) {
                return clear;
            }
            clearEnd = position + clear;
        }
        return clearEnd - position;
    }

    private int scan() throws IOException {
        while (true) {
            for (int i = position; i < end; i++) {
                if (buffer[i] == delimiter[0]) {
                    int matched = matched(i);
                    if (matched == delimiter.length) {
                        return i - position;
                    }
                    if (i + matched == end && !sourceEnded) {
                        if (i > position) {
                            return i - position;
                        }
                        break;
                    }
                }
                if (i == end - 1) {
                    return end - position;
                }
            }
            if (!fill()) {
                return position == end ? -1 : end - position;
            }
        }
    }

    /** How many bytes at an index agree with the delimiter, within what the buffer holds. */
    private int matched(int index) {
        int matched = 1;
        while (matched < delimiter.length && index + matched < end && buffer[index + matched] == delimiter[matched]) {
            matched++;
        }
        return matched;
    }

    /** Reads more behind what is left; false when the source has ended. */
    private boolean fill() throws IOException {
        if (sourceEnded) {
            return false;
        }
        System.arraycopy(buffer, position, buffer, 0, end - position);
        end -= position;
        position = 0;
        clearEnd = 0;
        int count = source.read(buffer, end, buffer.length - end);
        if (count < 0) {
            sourceEnded = true;
            return false;
        }
        end += count;
        return true;
    }

    private static Rejected truncated() {
        return new Rejected(Reason.INVALID_REQUEST, "the multipart body ends inside a part");
    }
}
