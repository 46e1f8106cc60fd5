package org.consilium.imaging.codec.jpeg2000;

/** Contexts of the coding passes (D.3), looked up by what is known of the eight neighbours of a coefficient. */
final class BlockContexts {

    /** Flags of a coefficient: which neighbours are significant, which of the four next ones are negative, its own state. */
    static final int NE = 0x1;

    static final int SE = 0x2;
    static final int SW = 0x4;
    static final int NW = 0x8;
    static final int N = 0x10;
    static final int E = 0x20;
    static final int S = 0x40;
    static final int W = 0x80;
    static final int NEIGHBOURS = 0xFF;
    /** What the next line knows. */
    static final int BELOW = SE | SW | S | 0x400;

    static final int NEGATIVE_N = 0x100;
    static final int NEGATIVE_E = 0x200;
    static final int NEGATIVE_S = 0x400;
    static final int NEGATIVE_W = 0x800;
    static final int SIGNIFICANT = 0x1000;
    static final int REFINED = 0x2000;
    static final int VISITED = 0x4000;
    /** Lies in the region of interest. */
    static final int REGION = 0x8000;

    static final int COUNT = 19;
    static final int RUN = 17;
    static final int UNIFORM = 18;
    static final int REFINE = 14;
    private static final int SIGN = 9;

    /** By the four next neighbours and their signs (flags 0x10 to 0x800): context, and in bit 7 whether the sign turns. */
    private static final byte[] SIGNS = new byte[256];

    private static final byte[] BOTH_LOW = zero(0, 0);
    private static final byte[] ACROSS_HIGH = zero(1, 0);
    private static final byte[] BOTH_HIGH = zero(1, 1);

    static {
        for (int i = 0; i < SIGNS.length; i++) {
            SIGNS[i] = signOf(i << 4);
        }
    }

    private BlockContexts() {}

    /** Contexts of significance (table D.1) of a sub-band, by {@link #NEIGHBOURS}. */
    static byte[] significance(SubBand band) {
        if (band.across == 1) {
            return band.down == 1 ? BOTH_HIGH : ACROSS_HIGH;
        }
        return BOTH_LOW;
    }

    /** Context of the sign (table D.3); negative when the decision is to be turned, its low seven bits are the context. */
    static int sign(int flags) {
        return SIGNS[flags >> 4 & 0xFF];
    }

    private static byte signOf(int flags) {
        int across = contribution(flags, E, NEGATIVE_E) + contribution(flags, W, NEGATIVE_W);
        int down = contribution(flags, N, NEGATIVE_N) + contribution(flags, S, NEGATIVE_S);
        across = Math.clamp(across, -1, 1);
        down = Math.clamp(down, -1, 1);
        boolean turn = across < 0 || across == 0 && down < 0;
        int context = turn ? 3 * -across - down : 3 * across + down;
        return (byte) (SIGN + context | (turn ? 0x80 : 0));
    }

    private static int contribution(int flags, int neighbour, int negative) {
        if ((flags & neighbour) == 0) {
            return 0;
        }
        return (flags & negative) == 0 ? 1 : -1;
    }

    private static byte[] zero(int across, int down) {
        byte[] contexts = new byte[NEIGHBOURS + 1];
        for (int flags = 0; flags < contexts.length; flags++) {
            int h = Integer.bitCount(flags & (E | W));
            int v = Integer.bitCount(flags & (N | S));
            int d = Integer.bitCount(flags & (NE | SE | SW | NW));
            if (across == 1 && down == 1) {
                contexts[flags] = (byte) diagonal(d, h + v);
            } else {
                contexts[flags] = (byte) (across == 1 ? straight(v, h, d) : straight(h, v, d));
            }
        }
        return contexts;
    }

    private static int straight(int first, int second, int diagonal) {
        if (first == 2) {
            return 8;
        }
        if (first == 1) {
            if (second > 0) {
                return 7;
            }
            return diagonal > 0 ? 6 : 5;
        }
        return second > 0 ? 2 + second : Math.min(2, diagonal);
    }

    private static int diagonal(int diagonal, int next) {
        return switch (diagonal) {
            case 0 -> Math.min(2, next);
            case 1 -> 3 + Math.min(2, next);
            case 2 -> next > 0 ? 7 : 6;
            default -> 8;
        };
    }
}
