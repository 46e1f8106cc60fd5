package org.consilium.imaging.pixel;

import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * The samples of one frame in normal form: little endian, colour by pixel, 8, 16 or 32 bits allocated, chrominance at full
 * resolution. The format says how to read them and may differ from the header's where decoding changed it (1-bit data become
 * bytes, YBR_FULL_422 becomes YBR_FULL, YBR_RCT becomes RGB).
 */
public final class DecodedFrame {

    private final PixelFormat format;
    private final byte[] samples;

    /**
     * @param samples at least as many bytes as the format needs; not copied
     */
    public DecodedFrame(PixelFormat format, byte[] samples) {
        if (samples.length < format.frameBytes()) {
            throw new Rejected(Reason.DATA_SET_CORRUPT, "the frame is shorter than rows x columns need");
        }
        this.format = format;
        this.samples = samples;
    }

    public PixelFormat format() {
        return format;
    }

    /** The samples themselves, shared, not to be changed. */
    public byte[] samples() {
        return samples;
    }

    /**
     * The value of one sample, sign-extended from the bits stored where the format is signed; bits above the high bit (old
     * overlays) are left out. For float pixels the bits of the float.
     *
     * @param index counted over all samples of the frame
     */
    public int value(int index) {
        int bytes = format.bitsAllocated() / Byte.SIZE;
        int at = index * bytes;
        int raw = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            raw = raw << Byte.SIZE | samples[at + i] & 0xFF;
        }
        return format.valueOf(raw);
    }
}
