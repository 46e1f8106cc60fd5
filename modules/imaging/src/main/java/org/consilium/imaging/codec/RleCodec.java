package org.consilium.imaging.codec;

import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** RLE Lossless (PS3.5 annex G): one PackBits segment per byte of a sample, most significant byte first, samples by plane. */
public final class RleCodec implements FrameCodec {

    private static final int HEADER_BYTES = 64;
    private static final int SEGMENTS_MAX = 15;

    @Override
    public DecodedFrame decode(PixelFormat format, byte[] frame) {
        int bytes = format.sampleBytes();
        int segments = format.samplesPerPixel() * bytes;
        if (frame.length < HEADER_BYTES || offset(frame, 0) != segments || segments > SEGMENTS_MAX) {
            throw new Rejected(Reason.DATA_SET_CORRUPT, "the RLE header does not fit the pixel description");
        }
        byte[] samples = new byte[format.frameBytes()];
        for (int segment = 0; segment < segments; segment++) {
            int start = offset(frame, segment + 1);
            int end = segment + 1 < segments ? offset(frame, segment + 2) : frame.length;
            if (start < HEADER_BYTES || end > frame.length || start > end) {
                throw new Rejected(Reason.DATA_SET_CORRUPT, "an RLE segment lies outside the frame");
            }
            int sample = segment / bytes;
            int significance = bytes - 1 - segment % bytes;
            unpack(frame, start, end, samples, sample * bytes + significance, segments);
        }
        return new DecodedFrame(format.as(format.photometric()), samples);
    }

    /** Unpacks one segment into every {@code step}-th byte; bytes beyond the frame are padding and dropped. */
    private static void unpack(byte[] from, int start, int end, byte[] to, int first, int step) {
        int in = start;
        int out = first;
        while (in < end && out < to.length) {
            int control = from[in++];
            if (control >= 0) {
                for (int i = 0; i <= control && in < end && out < to.length; i++, out += step) {
                    to[out] = from[in++];
                }
            } else if (control != Byte.MIN_VALUE && in < end) {
                byte value = from[in++];
                for (int i = 0; i <= -control && out < to.length; i++, out += step) {
                    to[out] = value;
                }
            }
        }
        if (out < to.length) {
            throw new Rejected(Reason.DATA_SET_CORRUPT, "an RLE segment ends early");
        }
    }

    private static int offset(byte[] frame, int index) {
        int at = index * 4;
        return frame[at] & 0xFF
                | (frame[at + 1] & 0xFF) << 8
                | (frame[at + 2] & 0xFF) << 16
                | (frame[at + 3] & 0xFF) << 24;
    }
}
