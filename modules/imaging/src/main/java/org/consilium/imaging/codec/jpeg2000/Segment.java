package org.consilium.imaging.codec.jpeg2000;

import java.util.Arrays;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Reads numbers, most significant byte first, up to an end. */
final class Segment {

    private final byte[] data;
    private int at;
    private final int end;

    Segment(byte[] data, int from, int end) {
        if (from < 0 || from > end || end > data.length) {
            throw corrupt("a JPEG 2000 marker segment leaves the stream");
        }
        this.data = data;
        this.at = from;
        this.end = end;
    }

    int remaining() {
        return end - at;
    }

    int u8() {
        if (at >= end) {
            throw corrupt("a JPEG 2000 marker segment is too short");
        }
        return data[at++] & 0xFF;
    }

    int u16() {
        return u8() << 8 | u8();
    }

    int i32() {
        return u16() << 16 | u16();
    }

    /** A coordinate of the reference grid; those above 2^31 are refused. */
    int grid() {
        int value = i32();
        if (value < 0) {
            throw corrupt("the JPEG 2000 stream has an impossible size");
        }
        return value;
    }

    /** What has not been read. */
    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(data, at, end);
        at = end;
        return rest;
    }

    static Rejected corrupt(String detail) {
        return new Rejected(Reason.DATA_SET_CORRUPT, detail);
    }
}
