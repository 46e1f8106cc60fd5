package org.consilium.imaging.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.imaging.render.MadeFrames.colours;
import static org.consilium.imaging.render.MadeFrames.header;
import static org.consilium.imaging.render.MadeFrames.words;

import java.awt.Color;
import java.io.IOException;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.VR;
import org.junit.jupiter.api.Test;

/** Palettes, luminance and chrominance, planes. */
class ColourPicturesTest {

    @Test
    void showsAPaletteInItsColours() throws IOException {
        DataSetBuilder header = header("PALETTE COLOR", 1, 3, 1, 8, 8);
        palette(header, Tag.RedPaletteColorLookupTableDescriptor, Tag.RedPaletteColorLookupTableData, 0xFF00, 0, 0);
        palette(header, Tag.GreenPaletteColorLookupTableDescriptor, Tag.GreenPaletteColorLookupTableData, 0, 0x8000, 0);
        palette(header, Tag.BluePaletteColorLookupTableDescriptor, Tag.BluePaletteColorLookupTableData, 0, 0, 0x1000);

        assertThat(colours(header.build(), new byte[] {0, 1, 2}))
                .containsExactly(new Color(255, 0, 0), new Color(0, 128, 0), new Color(0, 0, 16));
    }

    @Test
    void expandsSegmentedPalettes() {
        int[] discreteThenLineThenAgain = {0, 2, 10, 20, 1, 4, 60, 2, 1, 0, 0};

        assertThat(PaletteSegments.expand(discreteThenLineThenAgain, 8))
                .containsExactly(10, 20, 30, 40, 50, 60, 10, 20);
    }

    @Test
    void turnsLuminanceAndChrominanceIntoColours() throws IOException {
        DataSet header = header("YBR_FULL_422", 3, 2, 1, 8, 8).build();

        assertThat(colours(header, new byte[] {76, (byte) 150, 85, (byte) 255})[0])
                .isEqualTo(new Color(254, 0, 0));
    }

    @Test
    void showsColourPlanesInPlace() throws IOException {
        DataSet header = header("RGB", 3, 2, 1, 8, 8)
                .integers(Tag.PlanarConfiguration, 1)
                .build();

        assertThat(colours(header, new byte[] {1, 2, 3, 4, 5, 6}))
                .containsExactly(new Color(1, 3, 5), new Color(2, 4, 6));
    }

    private static void palette(DataSetBuilder header, int descriptor, int data, int... entries) {
        header.integers(descriptor, VR.US, entries.length, 0, 16).bytes(data, VR.OW, words(entries));
    }
}
