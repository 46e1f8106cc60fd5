package org.consilium.dicom.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.consilium.dicom.Tags;

/** The items of encapsulated pixel data up to their delimiter (PS3.5 A.4) as a stream, as they are encoded in little endian. */
final class ItemStream extends PieceStream {

    private static final int HEADER_BYTES = 8;

    private final ByteInput in;
    private final DataSetParser parser;
    private long left;
    private boolean delimited;

    ItemStream(ByteInput in, DataSetParser parser) {
        this.in = in;
        this.parser = parser;
    }

    @Override
    int fill(byte[] piece) throws IOException {
        if (left == 0) {
            return delimited ? 0 : header(piece);
        }
        int count = (int) Math.min(left, PIECE_BYTES);
        in.take(piece, count);
        left -= count;
        return count;
    }

    private int header(byte[] piece) throws IOException {
        delimited = !parser.nextFragment();
        in.forget();
        left = delimited ? 0 : parser.header().length;
        int tag = delimited ? Tags.SEQUENCE_DELIMITATION : Tags.ITEM;
        ByteBuffer.wrap(piece)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) Tags.group(tag))
                .putShort((short) Tags.element(tag))
                .putInt((int) left);
        return HEADER_BYTES;
    }
}
