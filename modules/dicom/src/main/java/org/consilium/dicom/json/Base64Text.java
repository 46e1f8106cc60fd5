package org.consilium.dicom.json;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Decodes Base64 that comes in pieces: the text of a large value is never there as a whole. */
final class Base64Text {

    /** Four characters are three bytes. */
    private static final int PIECE_CHARACTERS = 8 * 1024;

    private final JsonBudget budget;
    private final byte[] piece = new byte[PIECE_CHARACTERS];
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int count;

    Base64Text(JsonBudget budget) {
        this.budget = budget;
    }

    void append(char[] characters, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (count == PIECE_CHARACTERS && decode() < PIECE_CHARACTERS / 4 * 3) {
                throw malformed(); // padding, and something behind it
            }
            piece[count++] = (byte) Math.min(characters[i], Byte.MAX_VALUE);
        }
    }

    private int decode() {
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(Arrays.copyOf(piece, count));
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        budget.inline(decoded.length, count);
        bytes.writeBytes(decoded);
        count = 0;
        return decoded.length;
    }

    byte[] bytes() {
        decode();
        return bytes.toByteArray();
    }

    private static Rejected malformed() {
        return new Rejected(Reason.INVALID_REQUEST, "malformed Base64");
    }
}
