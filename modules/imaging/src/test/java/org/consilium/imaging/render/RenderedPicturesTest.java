package org.consilium.imaging.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.imaging.render.Viewport.Region;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

/** Frames made here, so that every display value can be told beforehand. */
class RenderedPicturesTest {

    private static final RenderOptions PNG = RenderOptions.of(PictureType.PNG);

    private final FrameRenderer renderer = new FrameRenderer(FrameDecoder.standard());

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

        Picture second = renderer.render(header, 1, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, words(-1, 1000), PNG);

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

    @Test
    void fitsIntoTheViewportWithoutChangingTheShape() {
        DataSet header = header("MONOCHROME2", 1, 400, 200, 8, 8).build();

        Picture picture = renderer.render(
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

    @Test
    void passesAStoredJpegThroughUntouchedWhenNothingChangesIt() {
        DataSet header = header("MONOCHROME2", 1, 16, 16, 8, 8).build();
        byte[] stored = jpeg(16, 16);

        Picture picture =
                renderer.render(header, 0, TransferSyntax.JPEG_BASELINE, stored, RenderOptions.of(PictureType.JPEG));

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
        return renderer.render(header, 0, TransferSyntax.JPEG_BASELINE, stored, options)
                .bytes();
    }

    private static byte[] jpeg(int columns, int rows) {
        return PictureEncoder.encode(new Bitmap(columns, rows, 1, new byte[columns * rows]), PictureType.JPEG, 90)
                .bytes();
    }

    private int[] greys(DataSet header, byte[] pixels, RenderOptions options) {
        return greys(renderer.render(header, 0, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, pixels, options));
    }

    private static int[] greys(Picture picture) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
            return image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Color[] colours(DataSet header, byte[] pixels) throws IOException {
        Picture picture = renderer.render(header, 0, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, pixels, PNG);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
        return IntStream.range(0, image.getWidth())
                .mapToObj(x -> new Color(image.getRGB(x, 0)))
                .toArray(Color[]::new);
    }

    private static DataSetBuilder grey16(String photometric, int columns, int rows) {
        return header(photometric, 1, columns, rows, 16, 16).integers(Tag.PixelRepresentation, 1);
    }

    private static DataSetBuilder header(
            String photometric, int samples, int columns, int rows, int allocated, int stored) {
        return DataSet.builder()
                .text(Tag.PhotometricInterpretation, photometric)
                .integers(Tag.SamplesPerPixel, samples)
                .integers(Tag.Columns, columns)
                .integers(Tag.Rows, rows)
                .integers(Tag.BitsAllocated, allocated)
                .integers(Tag.BitsStored, stored)
                .integers(Tag.HighBit, stored - 1)
                .integers(Tag.PixelRepresentation, 0);
    }

    private static DataSet table(int first, int bits, int... entries) {
        return DataSet.builder()
                .integers(Tag.LUTDescriptor, VR.US, entries.length, first, bits)
                .integers(Tag.LUTData, VR.US, entries)
                .build();
    }

    private static void palette(DataSetBuilder header, int descriptor, int data, int... entries) {
        header.integers(descriptor, VR.US, entries.length, 0, 16).bytes(data, VR.OW, words(entries));
    }

    private static byte[] words(int... values) {
        byte[] bytes = new byte[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[2 * i] = (byte) values[i];
            bytes[2 * i + 1] = (byte) (values[i] >> 8);
        }
        return bytes;
    }
}
