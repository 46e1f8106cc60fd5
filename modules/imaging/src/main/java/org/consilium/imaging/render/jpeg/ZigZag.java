package org.consilium.imaging.render.jpeg;

/** The order in which the coefficients of a block are written, from coarse to fine (T.81 figure 5). */
final class ZigZag {

    private static final byte[] PLACES = new byte[64];

    static {
        byte place = 0;
        for (int diagonal = 0; diagonal < 15; diagonal++) {
            int least = Math.max(0, diagonal - 7);
            int most = Math.min(diagonal, 7);
            for (int step = least; step <= most; step++) {
                int row = diagonal % 2 == 0 ? diagonal - step : step;
                PLACES[row * 8 + diagonal - row] = place++;
            }
        }
    }

    private ZigZag() {}

    static int place(int row, int column) {
        return PLACES[row * 8 + column];
    }
}
