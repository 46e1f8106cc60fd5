package org.consilium.imaging.codec.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Walks the marker segments of a JPEG or JPEG-LS stream (ITU-T T.81 annex B, T.87 annex C). */
public final class JpegMarkers {

    public static final int SOF0 = 0xC0;
    public static final int SOF1 = 0xC1;
    public static final int SOF2 = 0xC2;
    public static final int SOF3 = 0xC3;
    public static final int DHT = 0xC4;
    public static final int SOI = 0xD8;
    public static final int EOI = 0xD9;
    public static final int SOS = 0xDA;
    public static final int DQT = 0xDB;
    public static final int DRI = 0xDD;
    public static final int APP0 = 0xE0;
    public static final int APP14 = 0xEE;
    public static final int SOF55 = 0xF7;
    public static final int LSE = 0xF8;

    private final byte[] data;
    private int at;
    private int segmentEnd;

    /** Errors: DATA_SET_CORRUPT when the stream does not begin like one. */
    public JpegMarkers(byte[] data) {
        this.data = data;
        if (data.length < 4 || (data[0] & 0xFF) != 0xFF || (data[1] & 0xFF) != SOI) {
            throw corrupt("not a JPEG stream");
        }
        at = 2;
    }

    /** The next marker, with the payload of its segment ready to be read; EOI at the end of the data too. */
    public int next() {
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
    public void skip() {
        at = segmentEnd;
    }

    public int remaining() {
        return segmentEnd - at;
    }

    public int u8() {
        if (at >= segmentEnd || at >= data.length) {
            throw corrupt("a marker segment is too short");
        }
        return data[at++] & 0xFF;
    }

    public int u16() {
        return u8() << 8 | u8();
    }

    /** Where the entropy-coded data of a scan begin once its header was read. */
    public int position() {
        return at;
    }

    /** Goes on after the entropy-coded data of a scan. */
    public void moveTo(int position) {
        at = position;
    }

    public Frame frame(int marker) {
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

    public Scan scan() {
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

    public static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != DHT && marker != 0xC8 && marker != 0xCC || marker == SOF55;
    }

    public static Rejected corrupt(String detail) {
        return new Rejected(Reason.DATA_SET_CORRUPT, detail);
    }

    /** Frame header (B.2.2). */
    public record Frame(int marker, int precision, int rows, int columns, List<Component> components) {

        int horizontalMax() {
            return components.stream().mapToInt(Component::horizontal).max().orElse(1);
        }

        int verticalMax() {
            return components.stream().mapToInt(Component::vertical).max().orElse(1);
        }

        /** Whether every sample of such an image has its place in this frame, as lossless processes need it. */
        public boolean holds(PixelFormat format) {
            return rows == format.rows()
                    && columns == format.columns()
                    && components.size() == format.samplesPerPixel()
                    && precision >= 2
                    && precision <= format.bitsAllocated()
                    && format.bitsAllocated() <= 16;
        }

        /** The place of a component in a pixel. */
        public int indexOf(int id) {
            for (int i = 0; i < components.size(); i++) {
                if (components.get(i).id() == id) {
                    return i;
                }
            }
            throw corrupt("a scan names a component that is not there");
        }
    }

    /** @param table quantization table */
    public record Component(int id, int horizontal, int vertical, int table) {}

    /**
     * Scan header (B.2.3). In a lossless scan {@code start} is the predictor; in JPEG-LS it is NEAR and {@code end} the
     * interleave mode.
     */
    public record Scan(List<Selector> selectors, int start, int end, int approximation) {}

    /** @param tables entropy coding tables of the component: DC in the high, AC in the low half byte */
    public record Selector(int id, int tables) {}
}
