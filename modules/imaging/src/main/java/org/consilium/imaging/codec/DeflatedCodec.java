package org.consilium.imaging.codec;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Deflated Image Frame Compression (PS3.5 A.4.12): native pixels under RFC 1951, inflated to the expected size and no further. */
public final class DeflatedCodec implements FrameCodec {

    private final FrameCodec nativeCodec = new NativeCodec(true);

    @Override
    public DecodedFrame decode(PixelFormat format, byte[] frame) {
        long bits = (long) format.samples() * format.bitsAllocated();
        byte[] samples = new byte[Math.toIntExact((bits + Byte.SIZE - 1) / Byte.SIZE)];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(frame);
            int filled = 0;
            while (filled < samples.length) {
                int more = inflater.inflate(samples, filled, samples.length - filled);
                if (more == 0) {
                    throw new Rejected(Reason.DATA_SET_CORRUPT, "the deflated frame ends early");
                }
                filled += more;
            }
        } catch (DataFormatException e) {
            throw new Rejected(Reason.DATA_SET_CORRUPT, "the deflated frame is damaged", e);
        }
        return nativeCodec.decode(format, samples);
    }
}
