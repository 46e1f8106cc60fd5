package org.consilium.imaging.codec;

import com.github.jaiimageio.jpeg2000.impl.J2KImageReaderSpi;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.Photometric;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * JPEG 2000 part 1 by the pure Java decoder of jai-imageio. That decoder allocates what a stream asks for and cannot be
 * stopped, so sizes are checked before it sees the stream and it runs behind a {@link Bulkhead}.
 */
public final class Jpeg2000Codec implements FrameCodec {

    /** Most samples of a frame: the decoder needs about ten bytes for each of them. */
    static final int SAMPLES_MAX = 32 << 20;

    private final Bulkhead bulkhead;

    public Jpeg2000Codec(Bulkhead bulkhead) {
        this.bulkhead = bulkhead;
    }

    @Override
    public DecodedFrame decode(PixelFormat format, byte[] stream) {
        Jpeg2000Header header = Jpeg2000Header.of(stream);
        if (header.rows() != format.rows()
                || header.columns() != format.columns()
                || header.components() != format.samplesPerPixel()
                || header.precision() > Math.min(16, format.bitsAllocated())) {
            throw JpegMarkers.corrupt("the JPEG 2000 stream does not fit the header");
        }
        if (format.samples() > SAMPLES_MAX) {
            throw new Rejected(
                    Reason.TOO_LARGE, "JPEG 2000 frames of more than " + SAMPLES_MAX + " samples are not decoded");
        }
        return bulkhead.run(() -> read(format, stream, header.offset()));
    }

    private static DecodedFrame read(PixelFormat format, byte[] stream, int offset) throws IOException {
        ImageReader reader = new J2KImageReaderSpi().createReaderInstance();
        try (MemoryCacheImageInputStream input =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(stream, offset, stream.length - offset))) {
            reader.setInput(input, true, true);
            return new DecodedFrame(
                    format.as(decoded(format.photometric())), normal(format, reader.readRaster(0, null)));
        } finally {
            reader.dispose();
        }
    }

    /** The component transformation of the codestream is undone by decoding (PS3.5 8.2.4). */
    private static Photometric decoded(Photometric photometric) {
        return switch (photometric) {
            case YBR_ICT, YBR_RCT -> Photometric.RGB;
            case YBR_FULL_422 -> Photometric.YBR_FULL;
            case MONOCHROME1, MONOCHROME2, PALETTE_COLOR, RGB, YBR_FULL -> photometric;
        };
    }

    private static byte[] normal(PixelFormat format, Raster raster) {
        int bytes = format.sampleBytes();
        byte[] samples = new byte[format.frameBytes()];
        int[] line = new int[format.columns() * format.samplesPerPixel()];
        int at = 0;
        for (int row = 0; row < format.rows(); row++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + row, format.columns(), 1, line);
            for (int value : line) {
                samples[at] = (byte) value;
                if (bytes > 1) {
                    samples[at + 1] = (byte) (value >> Byte.SIZE);
                }
                at += bytes;
            }
        }
        return samples;
    }
}
