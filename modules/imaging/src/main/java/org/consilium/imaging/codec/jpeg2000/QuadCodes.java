package org.consilium.imaging.codec.jpeg2000;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The codewords that describe a quad of four coefficients (15444-15 annex C), as one lookup over the next seven bits. */
final class QuadCodes {

    static final QuadCodes FIRST_LINE = read("quads-first-line.txt");
    static final QuadCodes OTHER_LINES = read("quads-other-lines.txt");

    private static final int CODE_BITS_MAX = 7;
    private static final int CONTEXTS = 8;

    /** Length in bits 0 to 2, offset in bit 3, significance in 4 to 7, exponents of one in 8 to 11, known ones above. */
    private final int[] lookup = new int[CONTEXTS << CODE_BITS_MAX];

    private QuadCodes() {}

    private static QuadCodes read(String name) {
        QuadCodes codes = new QuadCodes();
        try (InputStream source = Objects.requireNonNull(QuadCodes.class.getResourceAsStream(name));
                BufferedReader lines = new BufferedReader(new InputStreamReader(source, StandardCharsets.US_ASCII))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(codes::enter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes;
    }

    private void enter(String line) {
        String[] fields = line.split(" ", -1);
        int context = Integer.parseInt(fields[0]);
        int length = fields[1].length();
        int meaning = length
                | Integer.parseInt(fields[3]) << 3
                | Integer.parseInt(fields[2], 16) << 4
                | Integer.parseInt(fields[5], 16) << 8
                | Integer.parseInt(fields[4], 16) << 12;
        for (int rest = 0; rest < 1 << CODE_BITS_MAX - length; rest++) {
            lookup[context << CODE_BITS_MAX | rest << length | Integer.parseInt(fields[1], 2)] = meaning;
        }
    }

    /** Reads one codeword; the result is for the methods below. */
    int read(int context, BackwardBits bits) {
        int quad = lookup[context << CODE_BITS_MAX | bits.peek(CODE_BITS_MAX)];
        bits.drop(quad & 7);
        return quad;
    }

    static int offset(int quad) {
        return quad >> 3 & 1;
    }

    /** A bit for each coefficient: top left, bottom left, top right, bottom right. */
    static int significance(int quad) {
        return quad >> 4 & 0xF;
    }

    static int exponentOfOne(int quad, int coefficient) {
        return quad >> 8 + coefficient & 1;
    }

    static int exponentKnown(int quad, int coefficient) {
        return quad >> 12 + coefficient & 1;
    }
}
