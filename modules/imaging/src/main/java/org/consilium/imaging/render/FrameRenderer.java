package org.consilium.imaging.render;

import java.util.List;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.imaging.codec.jpeg.JpegHeader;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.imaging.icc.ImageColours;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.Photometric;
import org.consilium.imaging.pixel.PixelFormat;

/** One frame as a picture for the eye (PS3.18 10.4.1.1.3, rendered resources). Stateless; shared by all threads. */
public final class FrameRenderer {

    private final FrameDecoder decoder;
    private final Lettering lettering;

    /** For pictures without annotations. */
    public FrameRenderer(FrameDecoder decoder) {
        this(decoder, Lettering.NONE);
    }

    public FrameRenderer(FrameDecoder decoder, Lettering lettering) {
        this.decoder = decoder;
        this.lettering = lettering;
    }

    /**
     * @param header the attributes of the instance, without pixel data
     * @param index of the frame, from 0
     * @param stored the bytes of that frame alone
     * @throws org.consilium.kernel.Rejected NOT_ACCEPTABLE when it cannot be shown here, DATA_SET_CORRUPT, MISSING_ATTRIBUTE,
     *     TOO_LARGE, INVALID_REQUEST
     */
    public Picture render(
            DataSet header, int index, TransferSyntax transferSyntax, byte[] stored, RenderOptions options) {
        PixelFormat format = PixelFormat.of(header);
        if (isFitAsStored(header, index, format, transferSyntax, stored, options)) {
            Picture asStored = new Picture(PictureType.JPEG, format.columns(), format.rows(), stored);
            return carrying(asStored, header, index, options);
        }
        Bitmap shown = shown(header, index, transferSyntax, stored, options);
        return carrying(
                PictureEncoder.encode(shown, options.type(), options.quality().orElse(RenderOptions.QUALITY)),
                header,
                index,
                options);
    }

    /** What a picture shows, before it is encoded; as {@link #render} in everything else. */
    Bitmap shown(DataSet header, int index, TransferSyntax transferSyntax, byte[] stored, RenderOptions options) {
        DecodedFrame decoded = decoder.decode(PixelFormat.of(header), transferSyntax, stored, index);
        Bitmap shown = show(header, index, decoded, options.window());
        for (OverlayPlane plane : OverlayPlane.of(header, index).toList()) {
            shown = plane.burntInto(shown, decoded);
        }
        Bitmap fitted = options.viewport().map(shown::fitted).orElse(shown);
        Bitmap coloured =
                fitted.channels() == 1 ? fitted : fitted.in(ImageColours.of(header, index, options.profile()));
        return options.annotations().isEmpty() ? coloured : annotated(coloured, header, index, options);
    }

    /** Last of all, so that the text is as sharp as the picture, however much that was made larger or smaller. */
    private Bitmap annotated(Bitmap picture, DataSet header, int index, RenderOptions options) {
        return Inscription.on(
                picture,
                lines(Annotation.PATIENT, header, index, options),
                lines(Annotation.TECHNIQUE, header, index, options),
                lettering);
    }

    private static List<String> lines(Annotation annotation, DataSet header, int index, RenderOptions options) {
        return options.annotations().contains(annotation) ? annotation.lines(header, index) : List.of();
    }

    /** The picture with its colour profile, where one is wanted and it has colours. */
    private static Picture carrying(Picture picture, DataSet header, int index, RenderOptions options) {
        if (Photometric.of(header.text(Tag.PhotometricInterpretation).orElse(""))
                .isMonochrome()) {
            return picture;
        }
        ImageColours colours = ImageColours.of(header, index, options.profile());
        byte[] bytes = switch (picture.type()) {
            case JPEG -> colours.inJpeg(picture.bytes());
            case PNG -> colours.inPng(picture.bytes());
            case GIF -> picture.bytes();
        };
        return new Picture(picture.type(), picture.columns(), picture.rows(), bytes);
    }

    private static Bitmap show(DataSet header, int index, DecodedFrame frame, Optional<Window> window) {
        Photometric photometric = frame.format().photometric();
        if (photometric == Photometric.PALETTE_COLOR) {
            return Palette.of(header).show(frame);
        }
        return photometric.isColour() ? ColourSpace.rgb(frame) : new GreyScale(header, index, window).show(frame);
    }

    /** Whether the stored bytes already are the picture asked for: nothing is gained by decoding and encoding them again. */
    private static boolean isFitAsStored(
            DataSet header,
            int index,
            PixelFormat format,
            TransferSyntax transferSyntax,
            byte[] stored,
            RenderOptions options) {
        if (!transferSyntax.equals(TransferSyntax.JPEG_BASELINE)
                || options.type() != PictureType.JPEG
                || options.quality().isPresent()
                || !options.annotations().isEmpty()
                || OverlayPlane.of(header, index).findAny().isPresent()
                || !ImageColours.of(header, index, options.profile()).areKept()
                || options.viewport()
                        .filter(box -> !box.leavesAlone(format.columns(), format.rows()))
                        .isPresent()) {
            return false;
        }
        JpegHeader jpeg = JpegHeader.of(stored);
        if (!jpeg.isBaseline()
                || jpeg.rows() != format.rows()
                || jpeg.columns() != format.columns()
                || jpeg.components() != format.samplesPerPixel()) {
            return false;
        }
        if (format.photometric().isColour()) {
            return jpeg.colour(format.photometric()) == jpeg.colourInBrowsers();
        }
        return new GreyScale(header, index, options.window()).isIdentity(format);
    }
}
