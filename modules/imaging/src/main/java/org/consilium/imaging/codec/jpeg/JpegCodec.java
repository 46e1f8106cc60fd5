package org.consilium.imaging.codec.jpeg;

import java.time.Duration;
import org.consilium.imaging.codec.Deadline;
import org.consilium.imaging.codec.FrameCodec;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.Photometric;
import org.consilium.imaging.pixel.PixelFormat;

/**
 * JPEG by discrete cosine transform with 8 or 12 bits. The components are taken as they are in the stream; what they mean is
 * decided by {@link JpegHeader} and the photometric interpretation.
 */
public final class JpegCodec implements FrameCodec {

    private static final int EXTENDED_BITS = 12;

    private final Duration timeMax;

    public JpegCodec(Duration timeMax) {
        this.timeMax = timeMax;
    }

    @Override
    public DecodedFrame decode(PixelFormat format, byte[] stream) {
        JpegHeader header = JpegHeader.of(stream);
        if (header.rows() != format.rows()
                || header.columns() != format.columns()
                || header.components() != format.samplesPerPixel()
                || header.precision() != Byte.SIZE && header.precision() != EXTENDED_BITS
                || header.precision() > format.bitsAllocated()) {
            throw JpegMarkers.corrupt("the JPEG stream does not fit the header");
        }
        Photometric photometric =
                format.photometric().isColour() ? header.colour(format.photometric()) : format.photometric();
        int bytes = header.precision() > Byte.SIZE ? 2 : 1;
        PixelFormat decoded =
                format.withBits(bytes * Byte.SIZE, header.precision()).as(photometric);
        return new DecodedFrame(decoded, byPixel(DctDecoder.planes(stream, Deadline.in(timeMax)), decoded, bytes));
    }

    private static byte[] byPixel(int[][] planes, PixelFormat format, int bytes) {
        byte[] samples = new byte[format.frameBytes()];
        int step = planes.length * bytes;
        for (int channel = 0; channel < planes.length; channel++) {
            int at = channel * bytes;
            for (int value : planes[channel]) {
                samples[at] = (byte) value;
                if (bytes == 2) {
                    samples[at + 1] = (byte) (value >> Byte.SIZE);
                }
                at += step;
            }
        }
        return samples;
    }
}
