package org.consilium.imaging.icc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Puts a profile into an encoded picture: APP2 segments of a JPEG (ICC.1 B.4), the iCCP chunk of a PNG. */
final class CarriedProfile {

    private static final byte[] JPEG_MARK = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final int JPEG_PART_BYTES_MAX = 65_519;
    private static final int JPEG_PARTS_MAX = 255;
    private static final int PNG_HEADER_BYTES = 33;

    private CarriedProfile() {}

    /** A JPEG with the profile behind its first marker and, where there is one, its JFIF segment; one that has a profile keeps it. */
    static byte[] inJpeg(byte[] jpeg, byte[] profile) {
        int parts = (profile.length + JPEG_PART_BYTES_MAX - 1) / JPEG_PART_BYTES_MAX;
        if (parts > JPEG_PARTS_MAX || hasProfile(jpeg)) {
            return jpeg;
        }
        boolean jfif = jpeg.length > 6 && (jpeg[3] & 0xFF) == 0xE0;
        int head = jfif ? 4 + ((jpeg[4] & 0xFF) << 8 | jpeg[5] & 0xFF) : 2;
        ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length + profile.length + 18 * parts);
        out.write(jpeg, 0, Math.min(head, jpeg.length));
        for (int part = 0; part < parts; part++) {
            int from = part * JPEG_PART_BYTES_MAX;
            int bytes = Math.min(JPEG_PART_BYTES_MAX, profile.length - from);
            ByteBuffer segment =
                    ByteBuffer.allocate(18).putShort((short) 0xFFE2).putShort((short) (bytes + 16));
            segment.put(JPEG_MARK).put((byte) (part + 1)).put((byte) parts);
            out.write(segment.array(), 0, 18);
            out.write(profile, from, bytes);
        }
        out.write(jpeg, Math.min(head, jpeg.length), Math.max(0, jpeg.length - head));
        return out.toByteArray();
    }

    private static boolean hasProfile(byte[] jpeg) {
        int end = Math.min(jpeg.length, JPEG_PART_BYTES_MAX);
        return new String(jpeg, 0, end, StandardCharsets.ISO_8859_1).contains("ICC_PROFILE\0");
    }

    /** A PNG with the profile behind its header chunk. */
    static byte[] inPng(byte[] png, byte[] profile) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes("iCCPICC profile\0\0".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(content, new Deflater())) {
            deflating.write(profile);
        } catch (IOException e) {
            throw new UncheckedIOException("writing a profile to memory", e);
        }
        byte[] chunk = content.toByteArray();
        CRC32 sum = new CRC32();
        sum.update(chunk);
        return ByteBuffer.allocate(png.length + chunk.length + 8)
                .put(png, 0, PNG_HEADER_BYTES)
                .putInt(chunk.length - 4)
                .put(chunk)
                .putInt((int) sum.getValue())
                .put(png, PNG_HEADER_BYTES, png.length - PNG_HEADER_BYTES)
                .array();
    }
}
