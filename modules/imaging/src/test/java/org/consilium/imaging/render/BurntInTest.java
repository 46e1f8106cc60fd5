package org.consilium.imaging.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.imaging.icc.PictureProfile;
import org.junit.jupiter.api.Test;

/** Overlays, colour profiles, and kinds of pixels that are rare. */
class BurntInTest {

    private static final RenderOptions PNG = RenderOptions.of(PictureType.PNG);

    private final FrameRenderer renderer = new FrameRenderer(FrameDecoder.standard());

    @Test
    void marksWhatTheOverlayMarksFromItsOriginOn() throws IOException {
        DataSet header = header("MONOCHROME2", 1, 4, 2, 8)
                .integers(Tag.OverlayRows, 2)
                .integers(Tag.OverlayColumns, 3)
                .integers(Tag.OverlayOrigin, VR.SS, 0, 2)
                .bytes(Tag.OverlayData, VR.OW, new byte[] {0b0010_1000, 0})
                .build();

        // The first line of the overlay lies above the picture; of its second line the first and the last pixel are
        // marked.
        assertThat(grey(header, 0, new byte[] {1, 2, 3, 4, 5, 6, 7, 8})).containsExactly(1, 255, 3, 255, 5, 6, 7, 8);
    }

    @Test
    void marksEachFrameWithItsOwnOverlayFrame() throws IOException {
        DataSet header = header("MONOCHROME2", 1, 2, 1, 8)
                .text(Tag.NumberOfFrames, "4")
                .integers(Tag.OverlayRows + 0x20000, 1)
                .integers(Tag.OverlayColumns + 0x20000, 2)
                .text(Tag.NumberOfFramesInOverlay + 0x20000, "2")
                .integers(Tag.ImageFrameOrigin + 0x20000, VR.US, 2)
                .bytes(Tag.OverlayData + 0x20000, VR.OW, new byte[] {0b1001, 0})
                .build();

        assertThat(grey(header, 0, new byte[] {1, 2})).containsExactly(1, 2);
        assertThat(grey(header, 1, new byte[] {1, 2})).containsExactly(255, 2);
        assertThat(grey(header, 2, new byte[] {1, 2})).containsExactly(1, 255);
        assertThat(grey(header, 3, new byte[] {1, 2})).containsExactly(1, 2);
    }

    @Test
    void findsOldOverlaysInBitsThatNoSampleUses() throws IOException {
        DataSet header = header("MONOCHROME2", 1, 3, 1, 16)
                .integers(Tag.BitsStored, 8)
                .integers(Tag.HighBit, 7)
                .integers(Tag.OverlayRows, 1)
                .integers(Tag.OverlayColumns, 3)
                .integers(Tag.OverlayBitsAllocated, 16)
                .integers(Tag.OverlayBitPosition, 15)
                .build();

        assertThat(grey(header, 0, new byte[] {10, 0, 20, (byte) 0x80, 30, 0x40}))
                .containsExactly(10, 255, 30);
    }

    @Test
    void showsFloatsOfDoublePrecisionWithoutTheirPadding() throws IOException {
        DataSet header = DataSet.builder()
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integers(Tag.SamplesPerPixel, 1)
                .integers(Tag.Columns, 4)
                .integers(Tag.Rows, 1)
                .integers(Tag.BitsAllocated, 64)
                .bytes(Tag.DoubleFloatPixelPaddingValue, VR.FD, doubles(-1000))
                .build();

        assertThat(grey(header, 0, doubles(-1000, 0.25, 0.5, 0.75))).containsExactly(0, 0, 128, 255);
    }

    @Test
    void stretchesThePartialRangeOfOldColour() throws IOException {
        DataSet header = header("YBR_PARTIAL_422", 3, 2, 1, 8).build();
        byte[] blackAndWhite = {16, (byte) 235, (byte) 128, (byte) 128};

        BufferedImage image = image(render(header, 0, blackAndWhite, PNG));

        assertThat(image.getRGB(0, 0)).isEqualTo(0xFF000000);
        assertThat(image.getRGB(1, 0)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void leavesARangeOfPaddingOutOfTheSpan() throws IOException {
        DataSet header = header("MONOCHROME2", 1, 4, 1, 16)
                .integers(Tag.PixelPaddingValue, VR.US, 0)
                .integers(Tag.PixelPaddingRangeLimit, VR.US, 9)
                .build();

        assertThat(grey(header, 0, new byte[] {5, 0, 10, 0, 20, 0, 30, 0})).containsExactly(0, 0, 128, 255);
    }

    @Test
    void carriesTheProfileInBothKindsOfPictures() throws IOException {
        DataSet header = header("RGB", 3, 2, 2, 8).build();
        byte[] pixels = new byte[12];
        byte[] plain = render(header, 0, pixels, PNG).bytes();

        Picture png = render(header, 0, pixels, PNG.in(PictureProfile.DISPLAY_P3));
        Picture jpeg =
                render(header, 0, pixels, RenderOptions.of(PictureType.JPEG).in(PictureProfile.DISPLAY_P3));

        assertThat(png.bytes()).hasSizeGreaterThan(plain.length);
        for (Picture picture : new Picture[] {png, jpeg}) {
            var colours = (ICC_ColorSpace) image(picture).getColorModel().getColorSpace();
            assertThat(colours.getProfile().getData()).contains("Display P3".getBytes("UTF-16BE"));
        }
    }

    @Test
    void givesGreyPicturesNoProfile() {
        DataSet header = header("MONOCHROME2", 1, 2, 1, 8).build();

        assertThat(render(header, 0, new byte[2], PNG.in(PictureProfile.OWN)).bytes())
                .isEqualTo(render(header, 0, new byte[2], PNG).bytes());
    }

    private Picture render(DataSet header, int frame, byte[] pixels, RenderOptions options) {
        return renderer.render(header, frame, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, pixels, options);
    }

    private int[] grey(DataSet header, int frame, byte[] pixels) throws IOException {
        BufferedImage image = image(render(header, frame, pixels, PNG));
        return image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
    }

    private static BufferedImage image(Picture picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.bytes()));
    }

    private static byte[] doubles(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putDouble(value);
        }
        return bytes.array();
    }

    private static DataSetBuilder header(String photometric, int samples, int columns, int rows, int bits) {
        return DataSet.builder()
                .text(Tag.PhotometricInterpretation, photometric)
                .integers(Tag.SamplesPerPixel, samples)
                .integers(Tag.Columns, columns)
                .integers(Tag.Rows, rows)
                .integers(Tag.BitsAllocated, bits)
                .integers(Tag.BitsStored, bits)
                .integers(Tag.HighBit, bits - 1)
                .integers(Tag.PixelRepresentation, 0);
    }
}
