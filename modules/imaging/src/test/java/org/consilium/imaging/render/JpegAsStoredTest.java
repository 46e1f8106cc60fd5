package org.consilium.imaging.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.imaging.render.MadeFrames.RENDERER;
import static org.consilium.imaging.render.MadeFrames.header;

import java.util.Optional;
import java.util.OptionalInt;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.junit.jupiter.api.Test;

/** When the bytes of a stored JPEG are the picture, and when they are not. */
class JpegAsStoredTest {

    @Test
    void passesAStoredJpegThroughUntouchedWhenNothingChangesIt() {
        DataSet header = header("MONOCHROME2", 1, 16, 16, 8, 8).build();
        byte[] stored = jpeg(16, 16);

        Picture picture =
                RENDERER.render(header, 0, TransferSyntax.JPEG_BASELINE, stored, RenderOptions.of(PictureType.JPEG));

        assertThat(picture.bytes()).isSameAs(stored);
    }

    @Test
    void decodesAStoredJpegWhenAWindowOrAQualityOrTheObjectChangesIt() {
        DataSetBuilder plain = header("MONOCHROME2", 1, 16, 16, 8, 8);
        byte[] stored = jpeg(16, 16);
        var jpeg = RenderOptions.of(PictureType.JPEG);
        var quality = new RenderOptions(PictureType.JPEG, Optional.empty(), Optional.empty(), OptionalInt.of(50));
        DataSet windowed = header("MONOCHROME2", 1, 16, 16, 8, 8)
                .text(Tag.WindowCenter, "40")
                .text(Tag.WindowWidth, "80")
                .build();

        assertThat(bytes(plain.build(), stored, jpeg.through(Window.linear(50, 10))))
                .isNotSameAs(stored);
        assertThat(bytes(plain.build(), stored, quality)).isNotSameAs(stored);
        assertThat(bytes(windowed, stored, jpeg)).isNotSameAs(stored);
    }

    private byte[] bytes(DataSet header, byte[] stored, RenderOptions options) {
        return RENDERER.render(header, 0, TransferSyntax.JPEG_BASELINE, stored, options)
                .bytes();
    }

    private static byte[] jpeg(int columns, int rows) {
        return PictureEncoder.encode(new Bitmap(columns, rows, 1, new byte[columns * rows]), PictureType.JPEG, 90)
                .bytes();
    }
}
