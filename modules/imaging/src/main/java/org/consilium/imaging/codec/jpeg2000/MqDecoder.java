package org.consilium.imaging.codec.jpeg2000;

/** The adaptive binary arithmetic decoder (annex C). Behind the end of its bytes, ones follow. */
final class MqDecoder {

    /** For each state: probability, next state after the more and after the less probable symbol, whether they change places. */
    private static final int[][] STATES = {
        {0x5601, 1, 1, 1}, {0x3401, 2, 6, 0}, {0x1801, 3, 9, 0}, {0x0AC1, 4, 12, 0}, {0x0521, 5, 29, 0},
        {0x0221, 38, 33, 0}, {0x5601, 7, 6, 1}, {0x5401, 8, 14, 0}, {0x4801, 9, 14, 0}, {0x3801, 10, 14, 0},
        {0x3001, 11, 17, 0}, {0x2401, 12, 18, 0}, {0x1C01, 13, 20, 0}, {0x1601, 29, 21, 0}, {0x5601, 15, 14, 1},
        {0x5401, 16, 14, 0}, {0x5101, 17, 15, 0}, {0x4801, 18, 16, 0}, {0x3801, 19, 17, 0}, {0x3401, 20, 18, 0},
        {0x3001, 21, 19, 0}, {0x2801, 22, 19, 0}, {0x2401, 23, 20, 0}, {0x2201, 24, 21, 0}, {0x1C01, 25, 22, 0},
        {0x1801, 26, 23, 0}, {0x1601, 27, 24, 0}, {0x1401, 28, 25, 0}, {0x1201, 29, 26, 0}, {0x1101, 30, 27, 0},
        {0x0AC1, 31, 28, 0}, {0x09C1, 32, 29, 0}, {0x08A1, 33, 30, 0}, {0x0521, 34, 31, 0}, {0x0441, 35, 32, 0},
        {0x02A1, 36, 33, 0}, {0x0221, 37, 34, 0}, {0x0141, 38, 35, 0}, {0x0111, 39, 36, 0}, {0x0085, 40, 37, 0},
        {0x0049, 41, 38, 0}, {0x0025, 42, 39, 0}, {0x0015, 43, 40, 0}, {0x0009, 44, 41, 0}, {0x0005, 45, 42, 0},
        {0x0001, 45, 43, 0}, {0x5601, 46, 46, 0}
    };

    private static final int HALF = 0x8000;

    /** Both symbols of each state as one number, 2 * state + symbol, so that a decision is one look into a table. */
    private static final int[] PROBABILITY = new int[2 * STATES.length];

    private static final int[] AFTER_MORE = new int[2 * STATES.length];
    private static final int[] AFTER_LESS = new int[2 * STATES.length];

    static {
        for (int i = 0; i < PROBABILITY.length; i++) {
            int[] state = STATES[i / 2];
            int symbol = i % 2;
            PROBABILITY[i] = state[0];
            AFTER_MORE[i] = 2 * state[1] + symbol;
            AFTER_LESS[i] = 2 * state[2] + (symbol ^ state[3]);
        }
    }

    private final int[] contexts;
    private byte[] data = new byte[0];
    private int at;
    private int code;
    private int interval;
    private int shifts;

    /** @param contexts state and more probable symbol of every context, kept from one codeword segment to the next */
    MqDecoder(int[] contexts) {
        this.contexts = contexts;
    }

    static int state(int index) {
        return 2 * index;
    }

    /** Begins a codeword segment (INITDEC). */
    void begin(byte[] segment) {
        data = segment;
        at = 0;
        code = byteAt(0) << 16;
        readByte();
        code <<= 7;
        shifts -= 7;
        interval = HALF;
    }

    /** The next decision in a context (DECODE). */
    int decode(int context) {
        int state = contexts[context];
        int probability = PROBABILITY[state];
        interval -= probability;
        if (code >>> 16 < probability) {
            boolean more = interval < probability;
            interval = probability;
            return exchange(context, state, more);
        }
        code -= probability << 16;
        if ((interval & HALF) != 0) {
            return state & 1;
        }
        return exchange(context, state, interval >= probability);
    }

    private int exchange(int context, int state, boolean more) {
        contexts[context] = more ? AFTER_MORE[state] : AFTER_LESS[state];
        do {
            if (shifts == 0) {
                readByte();
            }
            interval <<= 1;
            code <<= 1;
            shifts--;
        } while ((interval & HALF) == 0);
        return more ? state & 1 : 1 - (state & 1);
    }

    private void readByte() {
        if (byteAt(at) == 0xFF) {
            int next = byteAt(at + 1);
            if (next > 0x8F) {
                code += 0xFF00;
                shifts = Byte.SIZE;
            } else {
                at++;
                code += next << 9;
                shifts = 7;
            }
        } else {
            at++;
            code += byteAt(at) << 8;
            shifts = Byte.SIZE;
        }
    }

    private int byteAt(int index) {
        return index < data.length ? data[index] & 0xFF : 0xFF;
    }
}
