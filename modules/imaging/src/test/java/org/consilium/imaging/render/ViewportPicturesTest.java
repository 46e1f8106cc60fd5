package org.consilium.imaging.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.consilium.imaging.render.MadeFrames.PNG;
import static org.consilium.imaging.render.MadeFrames.RENDERER;
import static org.consilium.imaging.render.MadeFrames.greys;
import static org.consilium.imaging.render.MadeFrames.header;

import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.TransferSyntax;
import org.consilium.imaging.render.Viewport.Region;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

/** What is cut out, made smaller and larger, and turned around. */
class ViewportPicturesTest {

    @Test
    void fitsIntoTheViewportWithoutChangingTheShape() {
        DataSet header = header("MONOCHROME2", 1, 400, 200, 8, 8).build();

        Picture picture = RENDERER.render(
                header, 0, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, new byte[400 * 200], RenderOptions.thumbnail(100));

        assertThat(picture.columns()).isEqualTo(100);
        assertThat(picture.rows()).isEqualTo(50);
    }

    @Test
    void averagesWhatAPixelCoversAndCutsOutARegion() {
        DataSet header = header("MONOCHROME2", 1, 4, 2, 8, 8).build();
        byte[] pixels = {9, 9, 0, 100, 9, 9, (byte) 200, 100};
        var viewport = new Viewport(1, 1, Optional.of(new Region(2, 0, 2, 2)));

        assertThat(greys(header, pixels, PNG.within(viewport))).containsExactly(100);
    }

    @Test
    void countsPixelsThatAreCoveredInPartByThatPart() {
        DataSet header = header("MONOCHROME2", 1, 3, 3, 8, 8).build();
        byte[] pixels = {0, 90, (byte) 180, 0, 90, (byte) 180, 0, 90, (byte) 180};

        assertThat(greys(header, pixels, PNG.within(Viewport.within(2, 2)))).containsExactly(30, 150, 30, 150);
    }

    @Test
    void turnsWhatItShowsAround() {
        DataSet header = header("MONOCHROME2", 1, 3, 2, 8, 8).build();
        byte[] pixels = {1, 2, 3, 4, 5, 6};

        assertThat(greys(
                        header,
                        pixels,
                        PNG.within(new Viewport(3, 2, Optional.of(new Region(0, 0, 3, 2, true, false))))))
                .containsExactly(3, 2, 1, 6, 5, 4);
        assertThat(greys(
                        header,
                        pixels,
                        PNG.within(new Viewport(3, 2, Optional.of(new Region(1, 0, 2, 2, true, true))))))
                .containsExactly(6, 5, 3, 2);
    }

    @Test
    void enlargesWithoutMovingTheCentresOfPixelsAndKeepsTheShape() {
        DataSet header = header("MONOCHROME2", 1, 2, 1, 8, 8).build();
        byte[] pixels = {0, 100};

        assertThat(greys(header, pixels, PNG.within(new Viewport(4, 100, Optional.empty(), true))))
                .containsExactly(0, 25, 75, 100, 0, 25, 75, 100);
        assertThat(greys(header, pixels, PNG.within(new Viewport(4, 100, Optional.empty()))))
                .as("as thumbnails are made")
                .containsExactly(0, 100);
        assertThatThrownBy(
                        () -> greys(header, pixels, PNG.within(new Viewport(16_384, 16_384, Optional.empty(), true))))
                .isInstanceOf(Rejected.class);
    }
}
