package org.consilium.app.demo.slide;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes a tile as JPEG baseline, the way slide scanners keep their tiles. */
final class JpegTile {

    private static final float QUALITY = 0.86f;

    private JpegTile() {}

    /** @return the frame, padded to the even length that PS3.5 A.4 asks for */
    static byte[] encode(BufferedImage tile) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(tile, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        if (bytes.size() % 2 == 1) {
            bytes.write(0);
        }
        return bytes.toByteArray();
    }
}
