package org.consilium.imaging.icc;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The colour spaces a picture can be asked for in: primaries adapted to D50, and one tone curve for all three. */
enum StandardSpace {
    SRGB(
            "sRGB",
            List.of(0.4360747, 0.3850649, 0.1430804, 0.2225045, 0.7168786, 0.0606169, 0.0139322, 0.0971045, 0.7141733),
            2.4,
            1 / 1.055,
            0.055 / 1.055,
            1 / 12.92,
            0.04045),
    ADOBE_RGB(
            "Adobe RGB (1998) compatible",
            List.of(0.6097559, 0.2052401, 0.1492240, 0.3111242, 0.6256560, 0.0632197, 0.0194811, 0.0608902, 0.7448387),
            563 / 256.0,
            1,
            0,
            0,
            0),
    ROMM_RGB(
            "ROMM RGB",
            List.of(0.7976749, 0.1351917, 0.0313534, 0.2880402, 0.7118741, 0.0000857, 0.0, 0.0, 0.8252100),
            1.8,
            1,
            0,
            1 / 16.0,
            16 / 512.0),
    DISPLAY_P3(
            "Display P3",
            List.of(0.5151187, 0.2919778, 0.1571035, 0.2411892, 0.6922441, 0.0665668, -0.0010505, 0.0418791, 0.7840713),
            2.4,
            1 / 1.055,
            0.055 / 1.055,
            1 / 12.92,
            0.04045);

    private static final int HEADER_BYTES = 128;
    private static final int TAG_BYTES = 12;

    private final String title;
    private final List<Double> matrix;
    private final double[] curve;
    private final byte[] profile;

    StandardSpace(String title, List<Double> matrix, double... curve) {
        this.title = title;
        this.matrix = matrix;
        this.curve = curve;
        this.profile = written();
    }

    static StandardSpace of(PictureProfile wanted) {
        return switch (wanted) {
            case NONE, OWN, SRGB -> SRGB;
            case ADOBE_RGB -> ADOBE_RGB;
            case ROMM_RGB -> ROMM_RGB;
            case DISPLAY_P3 -> DISPLAY_P3;
        };
    }

    List<Double> matrix() {
        return matrix;
    }

    /** A profile of version 4 that describes the space. */
    byte[] profile() {
        return profile.clone();
    }

    /** The device value, 0 to 1, of an amount of light. */
    double device(double light) {
        double toe = curve[3] * curve[4];
        return light < toe ? light / curve[3] : (Math.pow(light, 1 / curve[0]) - curve[2]) / curve[1];
    }

    private byte[] written() {
        byte[] text = text(title);
        byte[] rights = text("No rights reserved");
        byte[] tone = tag(
                "para", 3 << 16, fixed(curve[0]), fixed(curve[1]), fixed(curve[2]), fixed(curve[3]), fixed(curve[4]));
        byte[] white = xyz(0.9642, 1, 0.8249);
        List<String> names = List.of("desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC");
        List<byte[]> values = List.of(text, rights, white, column(0), column(1), column(2), tone, tone, tone);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int first = HEADER_BYTES + 4 + names.size() * TAG_BYTES;
        ByteBuffer directory = ByteBuffer.allocate(4 + names.size() * TAG_BYTES).putInt(names.size());
        for (int i = 0; i < names.size(); i++) {
            byte[] value = values.get(i);
            directory.put(ascii(names.get(i))).putInt(first + data.size()).putInt(value.length);
            data.writeBytes(value);
        }
        return ByteBuffer.allocate(first + data.size())
                .put(header(first + data.size()))
                .put(directory.array())
                .put(data.toByteArray())
                .array();
    }

    private static byte[] header(int size) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.putInt(0, size).putInt(8, 0x04300000);
        header.put(12, ascii("mntrRGB XYZ "));
        header.putShort(24, (short) 2026).putShort(26, (short) 1).putShort(28, (short) 1);
        header.put(36, ascii("acsp"));
        header.putInt(68, fixed(0.9642)).putInt(72, fixed(1)).putInt(76, fixed(0.8249));
        return header.array();
    }

    private byte[] column(int index) {
        return xyz(matrix.get(index), matrix.get(index + 3), matrix.get(index + 6));
    }

    private static byte[] xyz(double x, double y, double z) {
        return tag("XYZ ", fixed(x), fixed(y), fixed(z));
    }

    /** A multi-localized text of one language. */
    private static byte[] text(String text) {
        byte[] characters = text.getBytes(StandardCharsets.UTF_16BE);
        int padded = characters.length + 3 & ~3;
        return ByteBuffer.allocate(28 + padded)
                .put(ascii("mluc"))
                .putInt(0)
                .putInt(1)
                .putInt(TAG_BYTES)
                .put(ascii("enUS"))
                .putInt(characters.length)
                .putInt(28)
                .put(characters)
                .array();
    }

    private static byte[] tag(String type, int... words) {
        ByteBuffer tag =
                ByteBuffer.allocate(8 + 4 * words.length).put(ascii(type)).putInt(0);
        for (int word : words) {
            tag.putInt(word);
        }
        return tag.array();
    }

    private static int fixed(double value) {
        return (int) Math.round(value * 65536);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
