package org.consilium.fuzz;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.consilium.dicom.TransferSyntax;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.Photometric;
import org.consilium.imaging.pixel.PixelFormat;

/** Of a compressed frame: it is decoded whole or refused, whatever its stream says. */
final class PixelsProperty implements Property {

    static final int COLUMNS = 9;
    static final int ROWS = 6;

    /** The first byte of an input chooses one; of an odd second byte follows colour. */
    static final List<TransferSyntax> SYNTAXES = List.of(
            TransferSyntax.RLE_LOSSLESS,
            TransferSyntax.JPEG_BASELINE,
            TransferSyntax.JPEG_EXTENDED,
            TransferSyntax.JPEG_LOSSLESS_SV1,
            TransferSyntax.JPEG_LS_LOSSLESS,
            TransferSyntax.JPEG_2000_LOSSLESS,
            TransferSyntax.HTJ2K_LOSSLESS,
            TransferSyntax.DEFLATED_IMAGE_FRAME);

    private static final PixelFormat GREY =
            new PixelFormat(ROWS, COLUMNS, Photometric.MONOCHROME2, 16, 12, 11, false, false, false);
    private static final PixelFormat COLOUR =
            new PixelFormat(ROWS, COLUMNS, Photometric.RGB, 8, 8, 7, false, false, false);

    private final FrameDecoder decoder = FrameDecoder.standard();

    @Override
    public void check(byte[] input) throws IOException {
        if (input.length < 2) {
            return;
        }
        TransferSyntax syntax = SYNTAXES.get((input[0] & 0xFF) % SYNTAXES.size());
        PixelFormat format = (input[1] & 1) == 1 ? COLOUR : GREY;
        DecodedFrame frame = decoder.decode(format, syntax, Arrays.copyOfRange(input, 2, input.length), 0);
        Property.require(
                frame.format().rows() == ROWS && frame.format().columns() == COLUMNS, "a frame of another size");
    }
}
