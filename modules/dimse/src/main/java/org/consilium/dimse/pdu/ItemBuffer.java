package org.consilium.dimse.pdu;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Grows with what is written; items know their length only when they end. */
final class ItemBuffer {

    private byte[] bytes = new byte[1024];
    private int length;

    ItemBuffer int8(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
        return this;
    }

    ItemBuffer int16(int value) {
        return int8(value >>> 8).int8(value);
    }

    ItemBuffer int32(int value) {
        return int16(value >>> 16).int16(value);
    }

    ItemBuffer bytes(byte[] value) {
        ensure(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    /** A text with its length in two bytes before it. */
    ItemBuffer text(String value) {
        byte[] text = value.getBytes(StandardCharsets.ISO_8859_1);
        return int16(text.length).bytes(text);
    }

    /** A whole item that holds nothing but a text. */
    void item(int type, String value) {
        int8(type).int8(0).text(value);
    }

    /** Starts an item; the result is to be given to {@link #end}. */
    int begin(int type) {
        int8(type).int8(0).int16(0);
        return length;
    }

    void end(int begin) {
        int itemLength = length - begin;
        if (itemLength > 0xFFFF) {
            throw new IllegalArgumentException("Item of " + itemLength + " bytes");
        }
        bytes[begin - 2] = (byte) (itemLength >>> 8);
        bytes[begin - 1] = (byte) itemLength;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
