package org.consilium.dimse.pdu;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads items within a range of a buffer; nothing is read beyond the range, whatever a length says. */
final class ItemReader {

    private static final int ITEM_HEADER_LENGTH = 4;

    private final byte[] buffer;
    private final int end;
    private int at;

    ItemReader(byte[] buffer, int offset, int length) {
        this.buffer = buffer;
        this.at = offset;
        this.end = offset + length;
    }

    boolean hasMore() {
        return at < end;
    }

    int int8() throws InvalidPdu {
        return buffer[take(1)] & 0xFF;
    }

    int int16() throws InvalidPdu {
        return int8() << 8 | int8();
    }

    long int32() throws InvalidPdu {
        return (long) int16() << 16 | int16();
    }

    byte[] bytes(int length) throws InvalidPdu {
        int from = take(length);
        return Arrays.copyOfRange(buffer, from, from + length);
    }

    void skip(int length) throws InvalidPdu {
        take(length);
    }

    /** A text of the given length without its padding of NUL and spaces. */
    String text(int length) throws InvalidPdu {
        int from = take(length);
        int to = from + length;
        while (to > from && (buffer[to - 1] == 0 || buffer[to - 1] == ' ')) {
            to--;
        }
        while (from < to && buffer[from] == ' ') {
            from++;
        }
        return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** A text with its length in two bytes before it. */
    String text() throws InvalidPdu {
        return text(int16());
    }

    String rest() throws InvalidPdu {
        return text(end - at);
    }

    byte[] restBytes() throws InvalidPdu {
        return bytes(end - at);
    }

    /** The next item: its type and a reader of its content. */
    Item item() throws InvalidPdu {
        if (end - at < ITEM_HEADER_LENGTH) {
            throw new InvalidPdu(Abort.INVALID_PDU_PARAMETER, "An item ends within its header");
        }
        int type = int8();
        skip(1);
        int length = int16();
        int from = take(length);
        return new Item(type, new ItemReader(buffer, from, length));
    }

    private int take(int length) throws InvalidPdu {
        if (length > end - at) {
            throw new InvalidPdu(Abort.INVALID_PDU_PARAMETER, "An item is longer than what holds it");
        }
        int from = at;
        at += length;
        return from;
    }

    record Item(int type, ItemReader content) {}
}
