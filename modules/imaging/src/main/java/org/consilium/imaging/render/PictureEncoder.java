package org.consilium.imaging.render;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.consilium.imaging.render.jpeg.JpegEncoder;

/** Writes display values as JPEG, and as PNG or GIF with the writers of the Java platform. */
final class PictureEncoder {

    /** The PNG writer reads this as 1 - deflate level / 9; level 3 is three times faster than 9 and a tenth larger. */
    private static final float PNG_QUALITY = 2 / 3f;

    private PictureEncoder() {}

    static Picture encode(Bitmap bitmap, PictureType type, int quality) {
        byte[] bytes = type == PictureType.JPEG
                ? JpegEncoder.encode(bitmap.columns(), bitmap.rows(), bitmap.channels(), bitmap.values(), quality)
                : byPlatform(bitmap, type);
        return new Picture(type, bitmap.columns(), bitmap.rows(), bytes);
    }

    private static byte[] byPlatform(Bitmap bitmap, PictureType type) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(type.name()).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(bitmap.values().length / 4 + 1024);
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (type == PictureType.PNG) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(PNG_QUALITY);
            }
            writer.write(null, new IIOImage(image(bitmap), null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("writing a picture to memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static BufferedImage image(Bitmap bitmap) {
        if (bitmap.channels() == 1) {
            return image(bitmap, bitmap.values(), BufferedImage.TYPE_BYTE_GRAY, 0);
        }
        byte[] bgr = new byte[bitmap.values().length];
        for (int at = 0; at < bgr.length; at += 3) {
            bgr[at] = bitmap.values()[at + 2];
            bgr[at + 1] = bitmap.values()[at + 1];
            bgr[at + 2] = bitmap.values()[at];
        }
        return image(bitmap, bgr, BufferedImage.TYPE_3BYTE_BGR, 2, 1, 0);
    }

    private static BufferedImage image(Bitmap bitmap, byte[] values, int type, int... bandOffsets) {
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(values, values.length),
                bitmap.columns(),
                bitmap.rows(),
                bitmap.columns() * bandOffsets.length,
                bandOffsets.length,
                bandOffsets,
                new Point());
        return new BufferedImage(new BufferedImage(1, 1, type).getColorModel(), raster, false, null);
    }
}
