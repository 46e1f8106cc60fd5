package org.consilium.imaging.codec.jpeg2000;

/** A rectangle of samples; right and bottom are the first that no longer belong to it. */
record Area(int left, int top, int right, int bottom) {

    int columns() {
        return right - left;
    }

    int rows() {
        return bottom - top;
    }

    boolean isEmpty() {
        return right <= left || bottom <= top;
    }

    /** The area at a lower resolution (B-15): every bound divided by two that many times, rounded up. */
    Area halved(int times) {
        return new Area(ceil(left, times), ceil(top, times), ceil(right, times), ceil(bottom, times));
    }

    /**
     * The coordinates of a sub-band (B-15).
     *
     * @param level of the decomposition, from 1
     * @param across 1 for a band of high frequencies across
     * @param down 1 for a band of high frequencies down
     */
    Area band(int level, int across, int down) {
        long x = (long) across << level - 1;
        long y = (long) down << level - 1;
        return new Area(ceil(left - x, level), ceil(top - y, level), ceil(right - x, level), ceil(bottom - y, level));
    }

    Area within(long fromLeft, long fromTop, long toRight, long toBottom) {
        return new Area(
                (int) Math.max(left, fromLeft), (int) Math.max(top, fromTop), (int) Math.min(right, toRight), (int)
                        Math.min(bottom, toBottom));
    }

    private static int ceil(long value, int bits) {
        return (int) (value + (1L << bits) - 1 >> bits);
    }
}
