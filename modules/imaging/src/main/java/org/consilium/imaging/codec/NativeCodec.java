package org.consilium.imaging.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.Photometric;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Uncompressed pixels (PS3.5 8.1.1): unpacks bits, joins planes, swaps bytes and fills in 4:2:2 chrominance. */
public final class NativeCodec implements FrameCodec {

    private final boolean littleEndian;

    public NativeCodec(boolean littleEndian) {
        this.littleEndian = littleEndian;
    }

    @Override
    public DecodedFrame decode(PixelFormat format, byte[] frame) {
        if (format.bitsAllocated() == 1) {
            return unpackBits(format, frame, 0);
        }
        byte[] samples = littleEndian ? frame : swapped(format, frame);
        if (format.real() && format.bitsAllocated() == Double.SIZE) {
            return singlePrecision(format, samples);
        }
        if (format.photometric() == Photometric.YBR_FULL_422) {
            return fullResolution(format.as(Photometric.YBR_FULL), samples);
        }
        if (format.photometric() == Photometric.YBR_PARTIAL_422) {
            return fullResolution(format.as(Photometric.YBR_PARTIAL_422), samples);
        }
        return new DecodedFrame(format.as(format.photometric()), format.byPlane() ? byPixel(format, samples) : samples);
    }

    /**
     * One bit per pixel, least significant bit first (PS3.5 8.1.1).
     *
     * @param firstBit of the frame in its first byte: such frames follow each other without padding
     */
    public static DecodedFrame unpackBits(PixelFormat format, byte[] frame, int firstBit) {
        require(frame.length >= (firstBit + format.samples() + Byte.SIZE - 1) / Byte.SIZE);
        byte[] samples = new byte[format.samples()];
        for (int i = 0; i < samples.length; i++) {
            int bit = firstBit + i;
            samples[i] = (byte) (frame[bit >> 3] >> (bit & 7) & 1);
        }
        return new DecodedFrame(format.withBits(Byte.SIZE, 1), samples);
    }

    /** PS3.5 annex A.3: in big endian, words of 16 and 32 bits are swapped, bytes are not (they came as OB). */
    private static byte[] swapped(PixelFormat format, byte[] frame) {
        int bytes = format.sampleBytes();
        if (bytes == 1) {
            return frame;
        }
        byte[] samples = new byte[frame.length - frame.length % bytes];
        for (int at = 0; at < samples.length; at += bytes) {
            for (int i = 0; i < bytes; i++) {
                samples[at + i] = frame[at + bytes - 1 - i];
            }
        }
        return samples;
    }

    private static byte[] byPixel(PixelFormat format, byte[] planes) {
        require(planes.length >= format.frameBytes());
        int bytes = format.sampleBytes();
        int channels = format.samplesPerPixel();
        byte[] samples = new byte[format.frameBytes()];
        for (int channel = 0; channel < channels; channel++) {
            int from = channel * format.pixels() * bytes;
            for (int pixel = 0; pixel < format.pixels(); pixel++) {
                int to = (pixel * channels + channel) * bytes;
                for (int i = 0; i < bytes; i++) {
                    samples[to + i] = planes[from++];
                }
            }
        }
        return samples;
    }

    /** PS3.3 C.7.6.3.1.2: two luminance samples, then the chrominance pair of both, in this order: Y Y Cb Cr. */
    private static DecodedFrame fullResolution(PixelFormat full, byte[] pairs) {
        if (full.bitsAllocated() != Byte.SIZE || full.columns() % 2 != 0) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "4:2:2 pixels are shown with 8 bits and even columns only");
        }
        require(pairs.length >= full.pixels() * 2);
        byte[] samples = new byte[full.frameBytes()];
        for (int pair = 0; pair < full.pixels() / 2; pair++) {
            int from = pair * 4;
            for (int i = 0; i < 2; i++) {
                int to = (pair * 2 + i) * 3;
                samples[to] = pairs[from + i];
                samples[to + 1] = pairs[from + 2];
                samples[to + 2] = pairs[from + 3];
            }
        }
        return new DecodedFrame(full, samples);
    }

    /** Double precision is kept as stored; to be seen, single precision is enough. */
    private static DecodedFrame singlePrecision(PixelFormat format, byte[] samples) {
        require(samples.length >= format.frameBytes());
        PixelFormat single = format.withBits(Float.SIZE, Float.SIZE);
        ByteBuffer floats = ByteBuffer.allocate(single.frameBytes()).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer doubles = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN);
        while (floats.hasRemaining()) {
            floats.putFloat((float) doubles.getDouble());
        }
        return new DecodedFrame(single, floats.array());
    }

    private static void require(boolean longEnough) {
        if (!longEnough) {
            throw new Rejected(Reason.DATA_SET_CORRUPT, "the frame is shorter than rows x columns need");
        }
    }
}
