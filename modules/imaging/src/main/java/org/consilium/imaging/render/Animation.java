package org.consilium.imaging.render;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;

/** Frames as an animated GIF that repeats for ever. One frame at a time is in memory. */
public final class Animation implements Closeable {

    /** Most frames of one animation: a heart beats many times in so many. */
    public static final int FRAMES_MAX = 500;

    private static final String IMAGE_FORMAT = "javax_imageio_gif_image_1.0";

    /** Seconds a frame is shown when the object does not say. */
    private static final double FRAME_SECONDS = 0.1;

    /** Browsers show what is faster as if it were slow. */
    private static final int HUNDREDTHS_MIN = 2;

    private final FrameRenderer renderer;
    private final ImageWriter writer = ImageIO.getImageWritersByFormatName(
                    PictureType.GIF.name().toLowerCase(Locale.ROOT))
            .next();
    private final MemoryCacheImageOutputStream output;
    private final String delay;

    /** @param header of the object, which may say how fast its frames follow each other (PS3.3 C.7.6.5) */
    public Animation(FrameRenderer renderer, DataSet header, OutputStream output) throws IOException {
        this.renderer = renderer;
        this.output = new MemoryCacheImageOutputStream(output);
        this.delay = Long.toString(Math.clamp(Math.round(seconds(header) * 100), HUNDREDTHS_MIN, 1000));
        writer.setOutput(this.output);
        writer.prepareWriteSequence(null);
    }

    private static double seconds(DataSet header) {
        OptionalDouble milliseconds = header.number(Tag.FrameTime);
        if (milliseconds.isPresent() && milliseconds.getAsDouble() > 0) {
            return milliseconds.getAsDouble() / 1000;
        }
        return Stream.of(header.number(Tag.RecommendedDisplayFrameRate), header.number(Tag.CineRate))
                .flatMapToDouble(OptionalDouble::stream)
                .filter(rate -> rate > 0)
                .map(rate -> 1 / rate)
                .findFirst()
                .orElse(FRAME_SECONDS);
    }

    /** Adds a frame; parameters and errors as of {@link FrameRenderer#render}. */
    public void add(DataSet header, int index, TransferSyntax transferSyntax, byte[] stored, RenderOptions options)
            throws IOException {
        BufferedImage image = PictureEncoder.image(renderer.shown(header, index, transferSyntax, stored, options));
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        metadata.mergeTree(IMAGE_FORMAT, timing());
        writer.writeToSequence(new IIOImage(image, null, metadata), null);
        output.flushBefore(output.getStreamPosition());
    }

    private IIOMetadataNode timing() {
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("delayTime", delay);
        control.setAttribute("transparentColorIndex", "0");
        IIOMetadataNode repeat = new IIOMetadataNode("ApplicationExtension");
        repeat.setAttribute("applicationID", "NETSCAPE");
        repeat.setAttribute("authenticationCode", "2.0");
        repeat.setUserObject(new byte[] {1, 0, 0});
        IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
        extensions.appendChild(repeat);
        IIOMetadataNode root = new IIOMetadataNode(IMAGE_FORMAT);
        root.appendChild(control);
        root.appendChild(extensions);
        return root;
    }

    /** Ends the animation; the stream below stays open. */
    @Override
    public void close() throws IOException {
        writer.endWriteSequence();
        output.close();
        writer.dispose();
    }
}
