package org.consilium.imaging.render;

import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.Photometric;
import org.consilium.imaging.pixel.PixelFormat;

/** Colour frames to 8-bit red, green and blue (PS3.3 C.7.6.3.1.2). */
final class ColourSpace {

    private static final int FIXED_BITS = 16;
    private static final int RED_OF_CR = fixed(1.402);
    private static final int GREEN_OF_CB = fixed(0.344136);
    private static final int GREEN_OF_CR = fixed(0.714136);
    private static final int BLUE_OF_CB = fixed(1.772);
    private static final int HALF = 1 << FIXED_BITS - 1;

    private ColourSpace() {}

    static Bitmap rgb(DecodedFrame frame) {
        PixelFormat format = frame.format();
        byte[] values = eightBits(frame);
        if (format.photometric() == Photometric.YBR_FULL) {
            values = toRgb(values, format.samples());
        }
        if (format.photometric() == Photometric.YBR_PARTIAL_422) {
            values = toRgb(full(values, format.samples()), format.samples());
        }
        return new Bitmap(format.columns(), format.rows(), 3, values);
    }

    private static byte[] eightBits(DecodedFrame frame) {
        PixelFormat format = frame.format();
        if (format.bitsAllocated() == Byte.SIZE && format.bitsStored() == Byte.SIZE) {
            return frame.samples();
        }
        int shift = format.bitsStored() - Byte.SIZE;
        byte[] values = new byte[format.samples()];
        for (int i = 0; i < values.length; i++) {
            int value = frame.value(i);
            values[i] = (byte) (shift >= 0 ? value >> shift : value << -shift);
        }
        return values;
    }

    /** Stretches luminance of 16 to 235 and chrominance of 16 to 240 to all values. */
    private static byte[] full(byte[] partial, int samples) {
        byte[] full = new byte[samples];
        for (int i = 0; i < samples; i++) {
            int value = partial[i] & 0xFF;
            double stretched = i % 3 == 0 ? (value - 16) * 255 / 219.0 : (value - 128) * 255 / 224.0 + 128;
            full[i] = (byte) Math.clamp(Math.round(stretched), 0, 0xFF);
        }
        return full;
    }

    private static byte[] toRgb(byte[] ybr, int samples) {
        byte[] rgb = new byte[samples];
        for (int at = 0; at < samples; at += 3) {
            int y = (ybr[at] & 0xFF) << FIXED_BITS | HALF;
            int cb = (ybr[at + 1] & 0xFF) - 128;
            int cr = (ybr[at + 2] & 0xFF) - 128;
            rgb[at] = clamped(y + RED_OF_CR * cr);
            rgb[at + 1] = clamped(y - GREEN_OF_CB * cb - GREEN_OF_CR * cr);
            rgb[at + 2] = clamped(y + BLUE_OF_CB * cb);
        }
        return rgb;
    }

    private static byte clamped(int fixed) {
        return (byte) Math.clamp(fixed >> FIXED_BITS, 0, 0xFF);
    }

    private static int fixed(double factor) {
        return (int) Math.round(factor * (1 << FIXED_BITS));
    }
}
