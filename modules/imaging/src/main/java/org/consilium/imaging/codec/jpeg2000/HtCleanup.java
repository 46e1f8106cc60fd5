package org.consilium.imaging.codec.jpeg2000;

import java.util.Arrays;

/** The cleanup pass of a high-throughput code-block (15444-15 7.3): quads of two by two coefficients, two quads at a time. */
final class HtCleanup {

    private static final int OWN_LENGTH_MAX = 4079;
    private static final int BITS_MAX = 30;

    private final int columns;
    private final int rows;
    private final int plane;
    private final ForwardBits magnitudes;
    private final BackwardBits codes;
    private final RunEvents events;
    /** Exponents of the lower line of the quads above and of these, 0 where not significant; column 0 is at index 1. */
    private int[] above;

    private int[] below;
    private final int[] quad = new int[2];
    private final int[] offset = new int[2];

    HtCleanup(byte[] segment, int columns, int rows, int plane) {
        int length = segment.length;
        int own = length < 2 ? 0 : (segment[length - 1] & 0xFF) << 4 | segment[length - 2] & 0xF;
        if (own < 2 || own > length || own > OWN_LENGTH_MAX) {
            throw Segment.corrupt("a JPEG 2000 code-block is damaged");
        }
        this.columns = columns;
        this.rows = rows;
        this.plane = plane;
        magnitudes = new ForwardBits(segment, length - own, 0xFF);
        codes = BackwardBits.ofCleanup(segment, length - own);
        events = new RunEvents(segment, length - own);
        above = new int[columns + 5];
        below = new int[columns + 5];
    }

    void decode(int[] coefficients) {
        for (int top = 0; top < rows; top += 2) {
            int left = 0;
            for (int x = 0; x < columns; x += 4) {
                left = readQuads(top == 0, x, left);
                magnitudes(coefficients, top, x, 0);
                magnitudes(coefficients, top, x + 2, 1);
            }
            int[] done = above;
            above = below;
            below = done;
            Arrays.fill(below, 0);
        }
    }

    /** Reads two quads and their offsets; returns the significance of the second, the left neighbour of what follows. */
    private int readQuads(boolean firstLine, int x, int left) {
        QuadCodes table = firstLine ? QuadCodes.FIRST_LINE : QuadCodes.OTHER_LINES;
        int before = left;
        for (int i = 0; i < 2; i++) {
            int column = x + 2 * i;
            quad[i] = 0;
            if (column < columns) {
                int context = firstLine ? contextOfFirstLine(before) : context(before, column);
                if (context > 0 || events.next()) {
                    quad[i] = table.read(context, codes);
                }
            }
            before = QuadCodes.significance(quad[i]);
        }
        readOffsets(firstLine, QuadCodes.offset(quad[0]) == 1, QuadCodes.offset(quad[1]) == 1);
        return before;
    }

    private static int contextOfFirstLine(int left) {
        return left & 1 | left >> 1;
    }

    private int context(int left, int column) {
        int context = (above[column] | above[column + 1]) != 0 ? 1 : 0;
        if ((left & 0b1100) != 0) {
            context |= 2;
        }
        return (above[column + 2] | above[column + 3]) != 0 ? context | 4 : context;
    }

    /** 7.3.6: how far the exponents of the quads lie above what was predicted; the prefixes of both come before the suffixes. */
    private void readOffsets(boolean firstLine, boolean first, boolean second) {
        boolean together = firstLine && first && second;
        int both = together && events.next() ? 2 : 0;
        int one = first ? prefix() : 0;
        boolean shortened = together && both == 0 && one > 2;
        int other = shortened ? codes.bits(1) + 1 : second ? prefix() : 0;
        offset[0] = one + suffix(one) + both;
        offset[1] = other + (shortened ? 0 : suffix(other)) + both;
    }

    private int prefix() {
        int ahead = codes.peek(3);
        if ((ahead & 1) != 0) {
            codes.drop(1);
            return 1;
        }
        if ((ahead & 2) != 0) {
            codes.drop(2);
            return 2;
        }
        codes.drop(3);
        return ahead == 0 ? 5 : 3;
    }

    private int suffix(int prefix) {
        return switch (prefix) {
            case 3 -> codes.bits(1);
            case 5 -> codes.bits(5);
            default -> 0;
        };
    }

    private void magnitudes(int[] coefficients, int top, int x, int index) {
        int significance = QuadCodes.significance(quad[index]);
        if (significance == 0) {
            return;
        }
        int bound = offset[index] + predicted(x, significance);
        for (int i = 0; i < 4; i++) {
            if ((significance >> i & 1) == 1) {
                int count = bound - QuadCodes.exponentKnown(quad[index], i);
                coefficient(coefficients, x + i / 2, top + i % 2, count, QuadCodes.exponentOfOne(quad[index], i));
            }
        }
    }

    /** 7.3.7: the exponent of the neighbours above counts where more than one coefficient of the quad is significant. */
    private int predicted(int x, int significance) {
        if ((significance & significance - 1) == 0) {
            return 1;
        }
        int most = Math.max(Math.max(above[x], above[x + 1]), Math.max(above[x + 2], above[x + 3]));
        return Math.max(1, most - 1);
    }

    private void coefficient(int[] coefficients, int x, int y, int count, int exponentOfOne) {
        if (count < 0 || count > BITS_MAX) {
            throw Segment.corrupt("a JPEG 2000 code-block is damaged");
        }
        int read = magnitudes.bits(count);
        long number = read | (long) exponentOfOne << count | 1;
        long twice = number + 2 << plane;
        if (twice > Integer.MAX_VALUE) {
            throw Segment.corrupt("a JPEG 2000 code-block is damaged");
        }
        if (x < columns && y < rows) {
            coefficients[y * columns + x] = (int) ((read & 1) == 1 ? -twice : twice);
            if (y % 2 == 1) {
                below[x + 1] = Long.SIZE - Long.numberOfLeadingZeros(number);
            }
        }
    }
}
