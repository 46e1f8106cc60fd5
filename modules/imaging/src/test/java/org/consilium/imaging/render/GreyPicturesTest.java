package org.consilium.imaging.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.consilium.imaging.render.MadeFrames.PNG;
import static org.consilium.imaging.render.MadeFrames.RENDERER;
import static org.consilium.imaging.render.MadeFrames.grey16;
import static org.consilium.imaging.render.MadeFrames.greys;
import static org.consilium.imaging.render.MadeFrames.header;
import static org.consilium.imaging.render.MadeFrames.words;

import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.junit.jupiter.api.Test;

/** Grey values from the stored ones to those that are shown. */
class GreyPicturesTest {

    @Test
    void showsHounsfieldUnitsThroughTheWindowOfTheObject() {
        DataSet header = grey16("MONOCHROME2", 4, 1)
                .text(Tag.RescaleSlope, "1")
                .text(Tag.RescaleIntercept, "-1024")
                .text(Tag.WindowCenter, "40", "600")
                .text(Tag.WindowWidth, "400", "1600")
                .build();

        assertThat(greys(header, words(1024 - 161, 1024 - 160, 1024 + 40, 1024 + 240), PNG))
                .containsExactly(0, 0, 128, 255);
    }

    @Test
    void showsThroughTheWindowThatWasChosenInstead() {
        DataSet header = grey16("MONOCHROME2", 3, 1)
                .text(Tag.WindowCenter, "40")
                .text(Tag.WindowWidth, "400")
                .build();

        assertThat(greys(header, words(0, 1000, 2000), PNG.through(Window.linear(1000, 2001))))
                .containsExactly(0, 128, 255);
    }

    @Test
    void bendsASigmoidAsTheStandardWritesIt() {
        var sigmoid = new Window(100, 40, Window.Function.SIGMOID);

        assertThat(sigmoid.brightness(100)).isEqualTo(0.5);
        assertThat(sigmoid.brightness(120)).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-9));
    }

    @Test
    void spansTheValuesOfTheFrameWhenNobodySaysAWindow() {
        assertThat(greys(grey16("MONOCHROME2", 3, 1).build(), words(100, 600, 1100), PNG))
                .containsExactly(0, 128, 255);
    }

    @Test
    void leavesPixelsOutsideTheImageOutOfThatSpan() {
        DataSet header = grey16("MONOCHROME2", 4, 1)
                .integers(Tag.PixelPaddingValue, VR.US, 63536)
                .build();

        assertThat(greys(header, words(-2000, 100, 600, 1100), PNG)).containsExactly(0, 0, 128, 255);
    }

    @Test
    void showsTheLeastValueWhiteInMonochrome1() {
        assertThat(greys(grey16("MONOCHROME1", 3, 1).build(), words(0, 50, 100), PNG))
                .containsExactly(255, 128, 0);
    }

    @Test
    void readsSignedValuesOfTwelveBitsBelowAnOldOverlay() {
        DataSet header = header("MONOCHROME2", 1, 3, 1, 16, 12)
                .integers(Tag.PixelRepresentation, 1)
                .text(Tag.WindowCenter, "0")
                .text(Tag.WindowWidth, "4096")
                .build();

        assertThat(greys(header, words(0x1800, 0x2FFF, 0x47FF), PNG)).containsExactly(0, 127, 255);
    }

    @Test
    void takesTheWindowOfEachFrameFromItsFunctionalGroups() {
        DataSet voi = DataSet.builder()
                .text(Tag.WindowCenter, "50")
                .text(Tag.WindowWidth, "101")
                .build();
        DataSet header = grey16("MONOCHROME2", 2, 1)
                .items(
                        Tag.PerFrameFunctionalGroupsSequence,
                        DataSet.empty(),
                        DataSet.builder().items(Tag.FrameVOILUTSequence, voi).build())
                .build();

        Picture second = RENDERER.render(header, 1, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, words(-1, 1000), PNG);

        assertThat(greys(second)).containsExactly(0, 255);
    }

    @Test
    void appliesTablesOfModalityAndInterest() {
        DataSet doubling = table(0, 8, 0, 2, 4, 6);
        DataSet steps = table(0, 8, 0, 0, 10, 10, 20, 20, 255);
        DataSet header = header("MONOCHROME2", 1, 4, 1, 8, 8)
                .items(Tag.ModalityLUTSequence, doubling)
                .items(Tag.VOILUTSequence, steps)
                .build();

        assertThat(greys(header, new byte[] {0, 1, 2, 3}, PNG)).containsExactly(0, 10, 20, 255);
    }

    private static DataSet table(int first, int bits, int... entries) {
        return DataSet.builder()
                .integers(Tag.LUTDescriptor, VR.US, entries.length, first, bits)
                .integers(Tag.LUTData, VR.US, entries)
                .build();
    }
}
