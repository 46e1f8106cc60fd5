package org.consilium.imaging.render;

import java.util.function.DoubleUnaryOperator;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.PixelFormat;

/** The stored values of a grey frame, read fast: up to 16 bits every possible value is computed once. */
final class GreyValues {

    private static final int TABLE_BITS_MAX = 16;

    private final DecodedFrame frame;
    private final PixelFormat format;

    GreyValues(DecodedFrame frame) {
        this.frame = frame;
        this.format = frame.format();
    }

    /** Least and most value of the frame, pixels outside the image left out. */
    double[] range(Padding padding) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < format.pixels(); i++) {
            double value = number(frame.value(i));
            if (!padding.covers(value) && Double.isFinite(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        return least <= most ? new double[] {least, most} : new double[] {0, 1};
    }

    /** Every value through a function whose results are display values, 0 to 255.99. */
    byte[] shown(DoubleUnaryOperator display) {
        byte[] shown = new byte[format.pixels()];
        if (format.real() || format.bitsStored() > TABLE_BITS_MAX) {
            for (int i = 0; i < shown.length; i++) {
                shown[i] = (byte) display.applyAsDouble(number(frame.value(i)));
            }
            return shown;
        }
        int mask = (1 << format.bitsStored()) - 1;
        byte[] table = new byte[mask + 1];
        for (int bits = 0; bits <= mask; bits++) {
            table[bits] = (byte) display.applyAsDouble(format.valueOf(bits << lowBit()));
        }
        byte[] samples = frame.samples();
        if (format.sampleBytes() == 1) {
            for (int i = 0; i < shown.length; i++) {
                shown[i] = table[(samples[i] & 0xFF) >> lowBit() & mask];
            }
        } else {
            fromWords(samples, table, mask, shown);
        }
        return shown;
    }

    private void fromWords(byte[] samples, byte[] table, int mask, byte[] shown) {
        int bytes = format.sampleBytes();
        int shift = lowBit();
        if (bytes == 2) {
            for (int i = 0; i < shown.length; i++) {
                int raw = samples[2 * i] & 0xFF | (samples[2 * i + 1] & 0xFF) << Byte.SIZE;
                shown[i] = table[raw >> shift & mask];
            }
            return;
        }
        for (int i = 0; i < shown.length; i++) {
            shown[i] = table[frame.value(i) & mask];
        }
    }

    private int lowBit() {
        return format.highBit() + 1 - format.bitsStored();
    }

    private double number(int stored) {
        if (format.real()) {
            return Float.intBitsToFloat(stored);
        }
        return format.signed() || format.bitsStored() < Integer.SIZE ? stored : Integer.toUnsignedLong(stored);
    }
}
