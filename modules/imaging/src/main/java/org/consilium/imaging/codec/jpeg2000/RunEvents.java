package org.consilium.imaging.codec.jpeg2000;

/** The adaptive run-length decoder for rare events, MEL (15444-15 7.3.3). */
final class RunEvents {

    private static final int[] EXPONENTS = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5};

    private final byte[] data;
    private int at;
    private int buffer;
    private int available;
    private int state;
    private int zeros;
    private boolean oneFollows;

    /** @param at where the events begin; they end with the half byte they share with the codewords */
    RunEvents(byte[] data, int at) {
        this.data = data;
        this.at = at;
    }

    boolean next() {
        if (zeros == 0 && !oneFollows) {
            int exponent = EXPONENTS[state];
            if (bit() == 1) {
                zeros = 1 << exponent;
                state = Math.min(state + 1, EXPONENTS.length - 1);
            } else {
                for (int i = 0; i < exponent; i++) {
                    zeros = zeros << 1 | bit();
                }
                oneFollows = true;
                state = Math.max(state - 1, 0);
            }
        }
        if (zeros > 0) {
            zeros--;
            return false;
        }
        oneFollows = false;
        return true;
    }

    private int bit() {
        if (available == 0) {
            available = buffer == 0xFF ? 7 : Byte.SIZE;
            buffer = nextByte();
        }
        available--;
        return buffer >> available & 1;
    }

    private int nextByte() {
        int last = data.length - 2;
        if (at > last) {
            return 0xFF;
        }
        int value = data[at] & 0xFF;
        return at++ == last ? value | 0xF : value;
    }
}
