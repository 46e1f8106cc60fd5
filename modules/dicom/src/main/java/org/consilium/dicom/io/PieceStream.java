package org.consilium.dicom.io;

import java.io.IOException;
import java.io.InputStream;

/** A stream that has a piece of its content in memory. */
abstract class PieceStream extends InputStream {

    /** A multiple of every word. */
    static final int PIECE_BYTES = 64 * 1024;

    private final byte[] piece = new byte[PIECE_BYTES];
    private int position;
    private int end;

    /** Fills a piece of {@link #PIECE_BYTES} from its start and says how many bytes it has; 0 at the end. */
    abstract int fill(byte[] piece) throws IOException;

    @Override
    public int read() throws IOException {
        return hasMore() ? piece[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, end - position);
        System.arraycopy(piece, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean hasMore() throws IOException {
        if (position == end) {
            position = 0;
            end = fill(piece);
        }
        return end > 0;
    }
}
