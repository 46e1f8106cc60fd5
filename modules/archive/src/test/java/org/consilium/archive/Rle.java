package org.consilium.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;

/** RLE compression (PS3.5 annex G) of grey images of 16 bits, without looking for runs. */
final class Rle {

    private static final int HEADER_BYTES = 64;
    private static final int LITERAL_MAX = 128;

    private Rle() {}

    static DataSet compressed(DataSet image) {
        byte[] pixels = image.bytes(Tag.PixelData).orElseThrow();
        byte[] high = segment(pixels, 1);
        byte[] low = segment(pixels, 0);
        byte[] frame = ByteBuffer.allocate(HEADER_BYTES + high.length + low.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, 2)
                .putInt(4, HEADER_BYTES)
                .putInt(8, HEADER_BYTES + high.length)
                .put(HEADER_BYTES, high)
                .put(HEADER_BYTES + high.length, low)
                .array();
        return image.toBuilder()
                .fragments(Tag.PixelData, List.of(new byte[0], frame))
                .build();
    }

    private static byte[] segment(byte[] pixels, int first) {
        var out = new ByteArrayOutputStream();
        int count = pixels.length / 2;
        for (int start = 0; start < count; start += LITERAL_MAX) {
            int length = Math.min(LITERAL_MAX, count - start);
            out.write(length - 1);
            for (int i = start; i < start + length; i++) {
                out.write(pixels[2 * i + first]);
            }
        }
        if (out.size() % 2 == 1) {
            out.write(0);
        }
        return out.toByteArray();
    }
}
