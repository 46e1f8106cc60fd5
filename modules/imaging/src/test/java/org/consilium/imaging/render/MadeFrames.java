package org.consilium.imaging.render;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.imaging.decode.FrameDecoder;

/** Frames made here, so that every display value can be told beforehand. */
final class MadeFrames {

    static final RenderOptions PNG = RenderOptions.of(PictureType.PNG);
    static final FrameRenderer RENDERER = new FrameRenderer(FrameDecoder.standard());

    private MadeFrames() {}

    static int[] greys(DataSet header, byte[] pixels, RenderOptions options) {
        return greys(RENDERER.render(header, 0, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, pixels, options));
    }

    static int[] greys(Picture picture) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
            return image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Color[] colours(DataSet header, byte[] pixels) throws IOException {
        Picture picture = RENDERER.render(header, 0, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, pixels, PNG);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
        return IntStream.range(0, image.getWidth())
                .mapToObj(x -> new Color(image.getRGB(x, 0)))
                .toArray(Color[]::new);
    }

    static DataSetBuilder grey16(String photometric, int columns, int rows) {
        return header(photometric, 1, columns, rows, 16, 16).integers(Tag.PixelRepresentation, 1);
    }

    static DataSetBuilder header(String photometric, int samples, int columns, int rows, int allocated, int stored) {
        return DataSet.builder()
                .text(Tag.PhotometricInterpretation, photometric)
                .integers(Tag.SamplesPerPixel, samples)
                .integers(Tag.Columns, columns)
                .integers(Tag.Rows, rows)
                .integers(Tag.BitsAllocated, allocated)
                .integers(Tag.BitsStored, stored)
                .integers(Tag.HighBit, stored - 1)
                .integers(Tag.PixelRepresentation, 0);
    }

    static byte[] words(int... values) {
        byte[] bytes = new byte[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[2 * i] = (byte) values[i];
            bytes[2 * i + 1] = (byte) (values[i] >> 8);
        }
        return bytes;
    }
}
