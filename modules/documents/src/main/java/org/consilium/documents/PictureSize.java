package org.consilium.documents;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** How many pixels a picture says it has: a small file may ask a browser for gigabytes. */
final class PictureSize {

    /** A page of A3 at 600 dpi has 70 million. */
    static final long PIXELS_MAX = 100_000_000;

    private static final int PNG_SIZE_AT = 16;
    private static final int SEGMENTS_MAX = 10_000;

    private PictureSize() {}

    static void check(Path file, DocumentType type) throws IOException {
        try (var in = new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
            long pixels = type == DocumentType.PNG ? png(in) : jpeg(in);
            if (pixels <= 0 || pixels > PIXELS_MAX) {
                throw new Rejected(Reason.NOT_PROCESSABLE, "the picture has no or more than " + PIXELS_MAX + " pixels");
            }
        } catch (EOFException e) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "the picture is cut off", e);
        }
    }

    /** Width and height of the chunk IHDR (PNG 11.2.2). */
    private static long png(DataInputStream in) throws IOException {
        in.skipNBytes(PNG_SIZE_AT);
        long width = in.readInt();
        return width * in.readInt();
    }

    /** Lines and samples of the frame header (ITU-T T.81 B.2.2). */
    private static long jpeg(DataInputStream in) throws IOException {
        in.readUnsignedShort();
        for (int i = 0; i < SEGMENTS_MAX; i++) {
            int marker = marker(in);
            int length = in.readUnsignedShort();
            if (isFrame(marker)) {
                in.readUnsignedByte();
                long lines = in.readUnsignedShort();
                return lines * in.readUnsignedShort();
            }
            in.skipNBytes(Math.max(length - 2, 0));
        }
        return 0;
    }

    private static int marker(DataInputStream in) throws IOException {
        if (in.readUnsignedByte() != 0xFF) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "the picture is damaged");
        }
        int marker = in.readUnsignedByte();
        while (marker == 0xFF) {
            marker = in.readUnsignedByte();
        }
        return marker;
    }

    /** SOF0 to SOF15, without the tables DHT, JPG and DAC. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
