package org.consilium.imaging.codec.jpeg2000;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.consilium.dicom.TransferSyntax;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.Photometric;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

/**
 * A picture with a rectangle of 25 x 20 pixels at (20, 10) lifted above the rest, as JJ2000 encodes it (lossless, 3 levels, Maxshift of 11
 * planes). OpenJPEG lifts whole components only: {@code GeneratedCodestreamsIT} has those.
 */
class RegionOfInterestTest {

    private static final int COLUMNS = 61;
    private static final int ROWS = 53;
    private static final int SHIFT = 11;
    private static final PixelFormat FORMAT =
            new PixelFormat(ROWS, COLUMNS, Photometric.MONOCHROME2, 8, 8, 7, false, false, false);

    @Test
    void decodesWhatIsInsideAndOutsideOfTheRegion() throws IOException {
        DecodedFrame frame = decode(stream());

        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < COLUMNS; x++) {
                assertThat(frame.value(y * COLUMNS + x))
                        .as("%d, %d", x, y)
                        .isEqualTo(x * x + y * 3 + (x ^ y) * 2 & 0xFF);
            }
        }
    }

    @Test
    void refusesAShiftThatThereIsNot() throws IOException {
        byte[] stream = stream();
        int marker = marker(stream);
        assertThat(stream[marker + 6]).isEqualTo((byte) SHIFT);
        stream[marker + 6] = 38;
        assertThatThrownBy(() -> decode(stream)).isInstanceOf(Rejected.class);
    }

    private static int marker(byte[] stream) {
        for (int at = 0; at + 1 < stream.length; at++) {
            if ((stream[at] & 0xFF) == 0xFF && (stream[at + 1] & 0xFF) == 0x5E) {
                return at;
            }
        }
        throw new AssertionError("no region of interest");
    }

    private static DecodedFrame decode(byte[] stream) {
        return FrameDecoder.standard().decode(FORMAT, TransferSyntax.JPEG_2000, stream, 0);
    }

    private static byte[] stream() throws IOException {
        try (InputStream stream = RegionOfInterestTest.class.getResourceAsStream("region.j2c")) {
            return Objects.requireNonNull(stream).readAllBytes();
        }
    }
}
