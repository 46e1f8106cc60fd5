package org.consilium.imaging.codec;

import java.nio.ByteBuffer;

/**
 * The SIZ segment of a JPEG 2000 codestream (ISO/IEC 15444-1 A.5.1).
 *
 * @param offset where the codestream begins; some writers put the boxes of a JP2 file before it
 * @param precision bits of the most precise component
 */
record Jpeg2000Header(int offset, int rows, int columns, int components, int precision) {

    private static final int START_AND_SIZ = 0xFF4FFF51;
    private static final int SIZ_BYTES = 42;
    private static final int BOXES_BYTES_MAX = 64 << 10;

    /** More tiles than real images have; every tile costs memory before a sample is decoded. */
    private static final long TILES_MAX = 4096;

    static Jpeg2000Header of(byte[] stream) {
        ByteBuffer data = ByteBuffer.wrap(stream);
        int offset = codestream(data);
        if (offset + SIZ_BYTES > stream.length) {
            throw JpegMarkers.corrupt("the JPEG 2000 header is too short");
        }
        int columns = data.getInt(offset + 8) - data.getInt(offset + 16);
        int rows = data.getInt(offset + 12) - data.getInt(offset + 20);
        long across = tiles(data, offset + 8, offset + 24, offset + 32);
        long down = tiles(data, offset + 12, offset + 28, offset + 36);
        if (across < 1 || down < 1 || across > TILES_MAX || down > TILES_MAX || across * down > TILES_MAX) {
            throw JpegMarkers.corrupt("the JPEG 2000 stream has an impossible number of tiles");
        }
        int components = data.getShort(offset + 40) & 0xFFFF;
        if (offset + SIZ_BYTES + 3L * components > stream.length) {
            throw JpegMarkers.corrupt("the JPEG 2000 header is too short");
        }
        int precision = 0;
        for (int i = 0; i < components; i++) {
            precision = Math.max(precision, (data.get(offset + SIZ_BYTES + 3 * i) & 0x7F) + 1);
        }
        return new Jpeg2000Header(offset, rows, columns, components, precision);
    }

    private static int codestream(ByteBuffer data) {
        int end = Math.min(data.capacity() - 4, BOXES_BYTES_MAX);
        for (int at = 0; at <= end; at++) {
            if (data.getInt(at) == START_AND_SIZ) {
                return at;
            }
        }
        throw JpegMarkers.corrupt("not a JPEG 2000 stream");
    }

    private static long tiles(ByteBuffer data, int extentAt, int tileAt, int originAt) {
        long extent = Integer.toUnsignedLong(data.getInt(extentAt)) - Integer.toUnsignedLong(data.getInt(originAt));
        long tile = Integer.toUnsignedLong(data.getInt(tileAt));
        return tile == 0 ? 0 : (extent + tile - 1) / tile;
    }
}
