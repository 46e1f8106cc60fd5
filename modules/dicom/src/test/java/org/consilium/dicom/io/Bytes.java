package org.consilium.dicom.io;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes data sets byte by byte, deviations included, for tests. */
final class Bytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Hexadecimal digits; spaces are ignored. */
    Bytes hex(String digits) {
        out.writeBytes(HexFormat.of().parseHex(digits.replace(" ", "")));
        return this;
    }

    Bytes bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Bytes text(String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    Bytes repeat(int times, String digits) {
        for (int i = 0; i < times; i++) {
            hex(digits);
        }
        return this;
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }
}
