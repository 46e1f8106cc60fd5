package org.consilium.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;

/** Values as Base64, as JSON (PS3.18 F.2.7) and XML (PS3.19 A.1.5) carry them: little endian whatever the object had. */
public final class InlineBinary {

    /** A multiple of three, so that pieces join without padding, and of eight, so that none splits a word. */
    private static final int PIECE_BYTES = 24 * 1024;

    private InlineBinary() {}

    /** Appends a value field a piece at a time: there is never a second copy of a large value. */
    public static void append(ValueElement element, Appendable out) throws IOException {
        ByteRange value = element.value();
        int end = value.offset() + value.length();
        int wordBytes = element.order() == ByteOrder.BIG_ENDIAN ? element.vr().wordBytes() : 1;
        for (int from = value.offset(); from < end; from += PIECE_BYTES) {
            byte[] piece = Arrays.copyOfRange(value.array(), from, Math.min(end, from + PIECE_BYTES));
            ByteSwap.swap(piece, 0, piece.length, wordBytes);
            out.append(Base64.getEncoder().encodeToString(piece));
        }
    }

    /** Appends what is left of a stream, in little endian already, a piece at a time. */
    public static void append(InputStream value, Appendable out) throws IOException {
        byte[] piece = value.readNBytes(PIECE_BYTES);
        while (piece.length > 0) {
            out.append(Base64.getEncoder().encodeToString(piece));
            piece = value.readNBytes(PIECE_BYTES);
        }
    }
}
