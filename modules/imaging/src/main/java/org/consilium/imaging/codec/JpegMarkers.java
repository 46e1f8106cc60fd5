package org.consilium.imaging.codec;

import java.util.ArrayList;
import java.util.List;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Walks the marker segments of a JPEG or JPEG-LS stream (ITU-T T.81 annex B, T.87 annex C). */
final class JpegMarkers {

    static final int SOF0 = 0xC0;
    static final int SOF1 = 0xC1;
    static final int SOF3 = 0xC3;
    static final int DHT = 0xC4;
    static final int SOI = 0xD8;
    static final int EOI = 0xD9;
    static final int SOS = 0xDA;
    static final int DQT = 0xDB;
    static final int DRI = 0xDD;
    static final int APP0 = 0xE0;
    static final int APP14 = 0xEE;
    static final int SOF55 = 0xF7;
    static final int LSE = 0xF8;

    private final byte[] data;
    private int at;
    private int segmentEnd;

    JpegMarkers(byte[] data) {
        this.data = data;
        if (data.length < 4 || (data[0] & 0xFF) != 0xFF || (data[1] & 0xFF) != SOI) {
            throw corrupt("not a JPEG stream");
        }
        at = 2;
    }

    /** The next marker, with the payload of its segment ready to be read; EOI at the end of the data too. */
    int next() {
        while (at + 1 < data.length) {
            int marker = data[at + 1] & 0xFF;
            if ((data[at] & 0xFF) == 0xFF && marker != 0xFF && marker != 0 && !isRestart(marker)) {
                at += 2;
                if (marker == EOI) {
                    return EOI;
                }
                segmentEnd = at + 2;
                int length = u16();
                segmentEnd = at + length - 2;
                if (length < 2 || segmentEnd > data.length) {
                    throw corrupt("a marker segment is longer than the stream");
                }
                return marker;
            }
            at++;
        }
        return EOI;
    }

    /** Leaves the rest of the segment unread. */
    void skip() {
        at = segmentEnd;
    }

    int remaining() {
        return segmentEnd - at;
    }

    int u8() {
        if (at >= segmentEnd || at >= data.length) {
            throw corrupt("a marker segment is too short");
        }
        return data[at++] & 0xFF;
    }

    int u16() {
        return u8() << 8 | u8();
    }

    /** Where the entropy-coded data of a scan begin once its header was read. */
    int position() {
        return at;
    }

    /** Goes on after the entropy-coded data of a scan. */
    void moveTo(int position) {
        at = position;
    }

    Frame frame(int marker) {
        int precision = u8();
        int rows = u16();
        int columns = u16();
        int count = u8();
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = u8();
            int sampling = u8();
            components.add(new Component(id, sampling >> 4, sampling & 0xF, u8()));
        }
        skip();
        return new Frame(marker, precision, rows, columns, components);
    }

    Scan scan() {
        int count = u8();
        List<Selector> selectors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = u8();
            selectors.add(new Selector(id, u8()));
        }
        Scan scan = new Scan(selectors, u8(), u8(), u8());
        skip();
        return scan;
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xD0 && marker <= 0xD7;
    }

    static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != DHT && marker != 0xC8 && marker != 0xCC || marker == SOF55;
    }

    static Rejected corrupt(String detail) {
        return new Rejected(Reason.DATA_SET_CORRUPT, detail);
    }

    /** Frame header (B.2.2). */
    record Frame(int marker, int precision, int rows, int columns, List<Component> components) {}

    /** @param table quantization table */
    record Component(int id, int horizontal, int vertical, int table) {}

    /**
     * Scan header (B.2.3). In a lossless scan {@code start} is the predictor; in JPEG-LS it is NEAR and {@code end} the
     * interleave mode.
     */
    record Scan(List<Selector> selectors, int start, int end, int approximation) {}

    /** @param tables entropy coding tables of the component: DC in the high, AC in the low half byte */
    record Selector(int id, int tables) {}
}
