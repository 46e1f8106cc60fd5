package org.consilium.web.dicomweb.store;

/** What the markers before the first scan of a JPEG or JPEG-LS stream say (ITU-T T.81 B.2, T.87 C.2). */
final class JpegHead {

    private static final int FIRST_FRAME_MARKER = 0xC0;
    private static final int LAST_FRAME_MARKER = 0xCF;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int ARITHMETIC_RESERVED = 0xC8;
    private static final int ARITHMETIC_CONDITIONING = 0xCC;
    private static final int START_OF_SCAN = 0xDA;

    private final byte[] bytes;

    JpegHead(byte[] bytes) {
        if (bytes.length < 2 || unsigned(bytes, 0) != 0xFF || unsigned(bytes, 1) != 0xD8) {
            throw CompressedPixels.unknown("bulk data that is no stream of JPEG");
        }
        this.bytes = bytes;
    }

    /** Number of the process: 0 baseline, 1 extended, 2 progressive, 3 lossless; -1 where there is no frame of these. */
    int process() {
        for (int at = next(2); at >= 0; at = next(after(at))) {
            int marker = unsigned(bytes, at + 1);
            boolean frame = marker >= FIRST_FRAME_MARKER
                    && marker <= LAST_FRAME_MARKER
                    && marker != HUFFMAN_TABLES
                    && marker != ARITHMETIC_RESERVED
                    && marker != ARITHMETIC_CONDITIONING;
            if (frame) {
                return marker - FIRST_FRAME_MARKER;
            }
        }
        return -1;
    }

    /** Selection value of the first scan of a lossless stream. */
    int predictor() {
        return ofScan(1);
    }

    /** Whether samples of the first scan of a JPEG-LS stream may differ from the original. */
    boolean nearLossless() {
        return ofScan(1) != 0;
    }

    /** A byte behind the list of the components of the first scan, from 1. */
    private int ofScan(int number) {
        for (int at = next(2); at >= 0; at = next(after(at))) {
            if (unsigned(bytes, at + 1) == START_OF_SCAN) {
                int components = at + 4 < bytes.length ? unsigned(bytes, at + 4) : 0;
                int wanted = at + 4 + 2 * components + number;
                return wanted < bytes.length ? unsigned(bytes, wanted) : 0;
            }
        }
        throw CompressedPixels.unknown("a stream of JPEG without a scan");
    }

    /** Where the next marker begins; -1 where there is none before the end of these bytes. */
    private int next(int from) {
        int at = from;
        while (at + 3 < bytes.length && unsigned(bytes, at) == 0xFF && unsigned(bytes, at + 1) == 0xFF) {
            at++; // fill bytes
        }
        return at + 3 < bytes.length && unsigned(bytes, at) == 0xFF ? at : -1;
    }

    private int after(int marker) {
        return marker + 2 + (unsigned(bytes, marker + 2) << 8 | unsigned(bytes, marker + 3));
    }

    private static int unsigned(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }
}
