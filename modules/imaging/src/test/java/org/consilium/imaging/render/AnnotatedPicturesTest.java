package org.consilium.imaging.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.imaging.decode.FrameDecoder;
import org.junit.jupiter.api.Test;

/** Text in pictures, in a font whose every character is a block of half its size. */
class AnnotatedPicturesTest {

    private static final int SIDE = 120;
    private static final byte GROUND = 100;

    private final List<String> written = new ArrayList<>();
    private final FrameRenderer renderer = new FrameRenderer(FrameDecoder.standard(), text -> {
        written.add(text);
        return new Lettering.Line(new Rectangle2D.Double(0, -0.5, text.length() * 0.5, 0.5), text.length() * 0.5);
    });

    @Test
    void writesNothingUnlessItIsAskedFor() throws IOException {
        assertThat(rows(ct().build(), Set.of())).isEmpty();
        assertThat(written).isEmpty();
    }

    @Test
    void saysWhoseImageItIsAtTheTopInEveryScriptOfTheName() throws IOException {
        DataSet header = ct().text(Tag.PatientName, "Yamada^Tarou=山田^太郎=やまだ^たろう")
                .text(Tag.PatientID, "P-1")
                .text(Tag.IssuerOfPatientID, "Hospital")
                .text(Tag.PatientBirthDate, "19630412")
                .text(Tag.PatientSex, "F")
                .build();

        List<Integer> rows = rows(header, Set.of(Annotation.PATIENT));

        assertThat(written).containsExactly("Yamada Tarou  山田 太郎  やまだ たろう", "P-1 (Hospital)", "1963-04-12 F");
        assertThat(rows).isNotEmpty().allMatch(row -> row < SIDE / 2);
    }

    @Test
    void saysHowItWasMadeAtTheBottomOfTheFrameItBelongsTo() throws IOException {
        DataSet position = DataSet.builder()
                .numbers(Tag.ImagePositionPatient, -12.5, 3, 88.125)
                .build();
        DataSet header = ct().text(Tag.Modality, "CT")
                .text(Tag.AcquisitionDate, "20261122")
                .text(Tag.StudyTime, "101112.5")
                .text(Tag.SeriesDescription, "Thorax")
                .integers(Tag.SeriesNumber, 2)
                .integers(Tag.InstanceNumber, 7)
                .integers(Tag.NumberOfFrames, 1)
                .numbers(Tag.KVP, 120)
                .numbers(Tag.SliceThickness, 2.5)
                .items(
                        Tag.PerFrameFunctionalGroupsSequence,
                        DataSet.builder()
                                .items(Tag.PlanePositionSequence, position)
                                .build())
                .build();

        List<Integer> rows = rows(header, Set.of(Annotation.TECHNIQUE));

        assertThat(written)
                .containsExactly(
                        "CT 2026-11-22 10:11:12",
                        "Thorax",
                        "series 2, image 7",
                        "120 kV, 2.5 mm thick, at -12.5 / 3 / 88.13 mm");
        assertThat(rows).isNotEmpty().allMatch(row -> row > SIDE / 2);
    }

    @Test
    void condensesWhatIsTooLongAndShrinksWhatIsTooMuchSoThatNothingIsCut() throws IOException {
        DataSet header = ct().text(Tag.PatientName, "A".repeat(60))
                .text(Tag.PatientID, "B")
                .build();
        BufferedImage picture = picture(header, Set.of(Annotation.PATIENT));
        int[] first = row(picture, 12);
        assertThat(first[SIDE / 2]).isEqualTo(255);
        assertThat(first[SIDE - 1]).as("the margin").isNotEqualTo(255);

        BufferedImage small = ImageIO.read(new ByteArrayInputStream(renderer.render(
                        header,
                        0,
                        TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                        pixels(),
                        RenderOptions.of(PictureType.PNG)
                                .within(Viewport.within(16, 16))
                                .annotated(Set.of(Annotation.values())))
                .bytes()));
        assertThat(small.getHeight()).isEqualTo(16);
    }

    private List<Integer> rows(DataSet header, Set<Annotation> annotations) throws IOException {
        BufferedImage picture = picture(header, annotations);
        return IntStream.range(0, SIDE)
                .filter(row -> IntStream.of(row(picture, row)).anyMatch(value -> value != GROUND))
                .boxed()
                .toList();
    }

    private static int[] row(BufferedImage picture, int row) {
        return picture.getRaster().getSamples(0, row, picture.getWidth(), 1, 0, (int[]) null);
    }

    private BufferedImage picture(DataSet header, Set<Annotation> annotations) throws IOException {
        RenderOptions options = RenderOptions.of(PictureType.PNG).annotated(annotations);
        return ImageIO.read(new ByteArrayInputStream(
                renderer.render(header, 0, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, pixels(), options)
                        .bytes()));
    }

    private static byte[] pixels() {
        byte[] pixels = new byte[SIDE * SIDE];
        java.util.Arrays.fill(pixels, GROUND);
        return pixels;
    }

    private static DataSetBuilder ct() {
        return DataSet.builder()
                .text(Tag.SpecificCharacterSet, "ISO_IR 192")
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integers(Tag.SamplesPerPixel, 1)
                .integers(Tag.Columns, SIDE)
                .integers(Tag.Rows, SIDE)
                .integers(Tag.BitsAllocated, 8)
                .integers(Tag.BitsStored, 8)
                .integers(Tag.HighBit, 7)
                .integers(Tag.PixelRepresentation, 0);
    }
}
