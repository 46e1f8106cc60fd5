package org.consilium.dicom.io;

import java.io.IOException;
import org.consilium.dicom.ByteSwap;

/** A value as a stream, in little endian. */
final class ValueStream extends PieceStream {

    private final ByteInput in;
    private final int wordBytes;
    private long left;

    /**
     * @param length of the value
     * @param wordBytes of the words whose bytes are reversed; 1 where none are
     */
    ValueStream(ByteInput in, long length, int wordBytes) {
        this.in = in;
        this.left = length;
        this.wordBytes = wordBytes;
    }

    @Override
    int fill(byte[] piece) throws IOException {
        int count = (int) Math.min(left, PIECE_BYTES);
        in.take(piece, count);
        in.forget();
        ByteSwap.swap(piece, 0, count, wordBytes);
        left -= count;
        return count;
    }
}
