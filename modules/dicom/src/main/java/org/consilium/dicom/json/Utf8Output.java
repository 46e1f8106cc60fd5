package org.consilium.dicom.json;

import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Text to a stream in UTF-8. JSON is written in many small pieces, nearly all of them ASCII: they are gathered here without a lock and
 * without an encoder, and leave in large ones. For one thread; {@link #flush} at the end.
 */
public final class Utf8Output implements Appendable, Flushable {

    private static final int BUFFER_BYTES = 32 << 10;

    /** Most bytes of one character. */
    private static final int CHARACTER_BYTES_MAX = 4;

    private static final char REPLACEMENT = '?';

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;
    /** First half of a character whose second half has not come yet; 0 when there is none. */
    private char high;

    public Utf8Output(OutputStream out) {
        this.out = out;
    }

    @Override
    public Utf8Output append(CharSequence text) throws IOException {
        return append(text, 0, text.length());
    }

    @Override
    public Utf8Output append(CharSequence text, int start, int end) throws IOException {
        for (int i = start; i < end; i++) {
            append(text.charAt(i));
        }
        return this;
    }

    @Override
    public Utf8Output append(char c) throws IOException {
        if (filled > BUFFER_BYTES - CHARACTER_BYTES_MAX) {
            write();
        }
        if (c < 0x80 && high == 0) {
            buffer[filled++] = (byte) c;
        } else {
            beyondAscii(c);
        }
        return this;
    }

    private void beyondAscii(char c) throws IOException {
        char before = high;
        high = 0;
        if (before != 0 && Character.isLowSurrogate(c)) {
            int point = Character.toCodePoint(before, c);
            put(0xF0 | point >> 18);
            put(0x80 | point >> 12 & 0x3F);
            put(0x80 | point >> 6 & 0x3F);
            put(0x80 | point & 0x3F);
            return;
        }
        if (before != 0) {
            put(REPLACEMENT);
            append(c);
        } else if (Character.isHighSurrogate(c)) {
            high = c;
        } else if (Character.isLowSurrogate(c)) {
            put(REPLACEMENT);
        } else if (c < 0x800) {
            put(0xC0 | c >> 6);
            put(0x80 | c & 0x3F);
        } else {
            put(0xE0 | c >> 12);
            put(0x80 | c >> 6 & 0x3F);
            put(0x80 | c & 0x3F);
        }
    }

    private void put(int value) {
        buffer[filled++] = (byte) value;
    }

    private void write() throws IOException {
        int count = filled;
        filled = 0;
        out.write(buffer, 0, count);
    }

    /** Writes what was gathered and flushes the stream. */
    @Override
    public void flush() throws IOException {
        if (high != 0) {
            high = 0;
            put(REPLACEMENT);
        }
        write();
        out.flush();
    }
}
