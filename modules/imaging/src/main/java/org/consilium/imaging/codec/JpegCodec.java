package org.consilium.imaging.codec;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.Photometric;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * JPEG by discrete cosine transform with 8 bits. The components are taken as they are in the stream, without the colour
 * guesses of the platform's reader; what they mean is decided by {@link JpegHeader} and the photometric interpretation.
 */
public final class JpegCodec implements FrameCodec {

    @Override
    public DecodedFrame decode(PixelFormat format, byte[] stream) {
        JpegHeader header = JpegHeader.of(stream);
        if (header.precision() != Byte.SIZE) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "JPEG with more than 8 bits cannot be rendered here");
        }
        if (header.rows() != format.rows()
                || header.columns() != format.columns()
                || header.components() != format.samplesPerPixel()) {
            throw JpegMarkers.corrupt("the JPEG stream does not fit the header");
        }
        Photometric photometric =
                format.photometric().isColour() ? header.colour(format.photometric()) : format.photometric();
        PixelFormat decoded = format.withBits(Byte.SIZE, Byte.SIZE).as(photometric);
        return new DecodedFrame(decoded, raw(stream, decoded));
    }

    private static byte[] raw(byte[] stream, PixelFormat format) {
        ImageReader reader = platformReader();
        try (MemoryCacheImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(stream))) {
            reader.setInput(input, true, true);
            Raster raster = reader.readRaster(0, null);
            if (raster.getDataBuffer() instanceof DataBufferByte bytes && bytes.getData().length == format.samples()) {
                return bytes.getData();
            }
            throw JpegMarkers.corrupt("the JPEG stream has an unexpected layout");
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new Rejected(Reason.DATA_SET_CORRUPT, "the JPEG stream cannot be decoded", e);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader platformReader() {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.canReadRaster()) {
                return reader;
            }
        }
        throw new IllegalStateException("the Java platform has no JPEG reader");
    }
}
