package org.consilium.imaging.codec.jpeg2000;

/** The two refining passes of a high-throughput code-block, one bit-plane below the cleanup (15444-15 7.4, 7.5). */
final class HtRefinement {

    private static final int SIDE = 4;
    private static final byte KNOWN = 1;
    private static final byte FRESH = 2;
    private static final byte SIGNED = 3;

    private final int[] coefficients;
    private final int columns;
    private final int rows;
    private final int plane;
    private final boolean causal;
    private final int stride;
    /** What is known of each coefficient, with a border of one around. */
    private final byte[] states;

    HtRefinement(int[] coefficients, int columns, int rows, int plane, boolean causal) {
        this.coefficients = coefficients;
        this.columns = columns;
        this.rows = rows;
        this.plane = plane;
        this.causal = causal;
        stride = columns + 2;
        states = new byte[stride * (rows + 2)];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                states[at(x, y)] = coefficients[y * columns + x] != 0 ? KNOWN : 0;
            }
        }
    }

    /** Neighbours of significant coefficients may become so; in groups of four by four, first all decisions, then all signs. */
    void propagate(ForwardBits bits) {
        for (int top = 0; top < rows; top += SIDE) {
            for (int left = 0; left < columns; left += SIDE) {
                if (decide(bits, left, top)) {
                    readSigns(bits, left, top);
                }
            }
        }
    }

    private boolean decide(ForwardBits bits, int left, int top) {
        boolean any = false;
        for (int x = left; x < Math.min(columns, left + SIDE); x++) {
            for (int y = top; y < Math.min(rows, top + SIDE); y++) {
                if (states[at(x, y)] == 0 && hasNeighbour(x, y) && bits.bits(1) == 1) {
                    states[at(x, y)] = FRESH;
                    any = true;
                }
            }
        }
        return any;
    }

    private void readSigns(ForwardBits bits, int left, int top) {
        for (int x = left; x < Math.min(columns, left + SIDE); x++) {
            for (int y = top; y < Math.min(rows, top + SIDE); y++) {
                if (states[at(x, y)] == FRESH) {
                    states[at(x, y)] = SIGNED;
                    coefficients[y * columns + x] = bits.bits(1) == 1 ? -(3 << plane) : 3 << plane;
                }
            }
        }
    }

    /** One more bit of every coefficient that the cleanup pass had found. */
    void refine(BackwardBits bits) {
        int half = 1 << plane;
        for (int top = 0; top < rows; top += SIDE) {
            for (int x = 0; x < columns; x++) {
                for (int y = top; y < Math.min(rows, top + SIDE); y++) {
                    if (states[at(x, y)] == KNOWN) {
                        int change = bits.bits(1) == 1 ? half : -half;
                        int index = y * columns + x;
                        coefficients[index] += coefficients[index] < 0 ? -change : change;
                    }
                }
            }
        }
    }

    private boolean hasNeighbour(int x, int y) {
        int at = at(x, y);
        int next = states[at - 1] | states[at + 1] | line(at - stride);
        boolean below = !causal || y % SIDE != SIDE - 1;
        return (below ? next | line(at + stride) : next) != 0;
    }

    private int line(int at) {
        return states[at - 1] | states[at] | states[at + 1];
    }

    private int at(int x, int y) {
        return (y + 1) * stride + x + 1;
    }
}
