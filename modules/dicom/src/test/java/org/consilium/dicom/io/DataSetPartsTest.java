package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.consilium.dicom.TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN;
import static org.consilium.dicom.TransferSyntax.EXPLICIT_VR_BIG_ENDIAN;
import static org.consilium.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.consilium.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
import static org.consilium.dicom.TransferSyntax.JPEG_BASELINE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.consilium.dicom.Corpus;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Deviation;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetParts.Part;
import org.consilium.dicom.json.BulkDataUri;
import org.consilium.dicom.json.DicomJson;
import org.consilium.dicom.xml.DicomXml;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DataSetPartsTest {

    private static final int LARGE_BYTES = DataSetParts.VALUE_BYTES_MAX + 2;

    static Stream<TransferSyntax> plain() {
        return Stream.of(
                IMPLICIT_VR_LITTLE_ENDIAN,
                EXPLICIT_VR_LITTLE_ENDIAN,
                EXPLICIT_VR_BIG_ENDIAN,
                DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** Two large values with attributes before, between and behind them. */
    private static DataSet object() {
        return DataSet.builder()
                .text(Tag.PatientID, "4711")
                .bytes(Tag.EncapsulatedDocument, VR.OB, random(LARGE_BYTES))
                .text(Tag.MIMETypeOfEncapsulatedDocument, "text/plain")
                .bytes(Tag.PixelData, VR.OW, random(LARGE_BYTES + 2))
                .bytes(Tag.DataSetTrailingPadding, VR.OB, new byte[2])
                .build();
    }

    private static DataSetParts open(DataSet dataSet, TransferSyntax transferSyntax) {
        return DataSetParts.open(
                new ByteArrayInputStream(DataSetWriter.toByteArray(dataSet, transferSyntax)), transferSyntax);
    }

    @ParameterizedTest
    @MethodSource("plain")
    void aDataSetComesInPartsBetweenItsLargeValues(TransferSyntax transferSyntax) throws IOException {
        try (DataSetParts parts = open(object(), transferSyntax)) {
            Part first = parts.next().orElseThrow();
            assertThat(first.attributes().text(Tag.PatientID)).contains("4711");
            BulkValue document = first.bulk().orElseThrow();
            assertThat(document.tag()).isEqualTo(Tag.EncapsulatedDocument);
            assertThat(document.length()).hasValue(LARGE_BYTES);
            Part second = parts.next().orElseThrow(); // the document was not read
            assertThat(second.attributes().text(Tag.MIMETypeOfEncapsulatedDocument))
                    .contains("text/plain");
            BulkValue pixels = second.bulk().orElseThrow();
            assertThat(pixels.vr()).isEqualTo(VR.OW);
            assertThat(pixels.bytes().readAllBytes()).isEqualTo(random(LARGE_BYTES + 2));
            Part last = parts.next().orElseThrow();
            assertThat(last.attributes().contains(Tag.DataSetTrailingPadding)).isTrue();
            assertThat(last.bulk()).isEmpty();
            assertThat(parts.next()).isEmpty();
            assertThat(first.attributes().text(Tag.PatientID)).contains("4711"); // still there
        }
    }

    @Test
    void fragmentsComeAsTheyAreEncoded() throws IOException {
        DataSet object = DataSet.builder()
                .text(Tag.PatientID, "4711")
                .fragments(Tag.PixelData, List.of(new byte[0], new byte[] {1, 2, 3, 4}, random(200_000)))
                .bytes(Tag.DataSetTrailingPadding, VR.OB, new byte[2])
                .build();
        byte[] bytes = DataSetWriter.toByteArray(object, JPEG_BASELINE);
        try (DataSetParts parts = open(object, JPEG_BASELINE)) {
            BulkValue pixels = parts.next().orElseThrow().bulk().orElseThrow();
            assertThat(pixels.isEncapsulated()).isTrue();
            ByteArrayOutputStream again = new ByteArrayOutputStream();
            again.write(bytes, 0, (int) pixels.offset());
            pixels.bytes().transferTo(again);
            again.write(bytes, again.size(), 14); // the padding
            assertThat(again.toByteArray()).isEqualTo(bytes);
            assertThat(parts.next().orElseThrow().attributes().contains(Tag.DataSetTrailingPadding))
                    .isTrue();
        }
    }

    @Test
    void aValueThatEndsTooEarlyIsRefusedByItsReader() throws IOException {
        byte[] bytes = DataSetWriter.toByteArray(object(), EXPLICIT_VR_LITTLE_ENDIAN);
        for (int length : List.of(bytes.length - 100, LARGE_BYTES)) {
            var cut = new ByteArrayInputStream(bytes, 0, length);
            try (DataSetParts parts = DataSetParts.open(cut, EXPLICIT_VR_LITTLE_ENDIAN)) {
                assertThatThrownBy(() -> {
                            while (parts.next().isPresent()) {
                                // passed over
                            }
                        })
                        .isInstanceOf(Rejected.class);
            }
        }
    }

    @Test
    void tellsWhereElementsBehindALargeValueDeviate() throws IOException {
        Bytes bytes = new Bytes()
                .hex("4200 1100 4F42 0000 02001000")
                .repeat(LARGE_BYTES, "00")
                .hex("0800 1600 5549 0300 312E32");
        List<Deviation> met = new ArrayList<>();
        try (DataSetParts parts = DataSetParts.open(
                new ByteArrayInputStream(bytes.toByteArray()), EXPLICIT_VR_LITTLE_ENDIAN, met::add, 1_000)) {
            while (parts.next().isPresent()) {
                // passed over
            }
        }
        assertThat(met)
                .extracting(Deviation::kind)
                .containsExactly(Deviation.Kind.ODD_LENGTH, Deviation.Kind.OUT_OF_ORDER);
        assertThat(met).extracting(Deviation::offset).containsOnly(1_000L + 12 + LARGE_BYTES + 8);
    }

    /** Also the large ones: they are larger than the limit for what is kept. */
    @Test
    void filesOfTheCollectionLookTheSameInPartsAsWhole() throws IOException {
        for (Path file : Corpus.files()) {
            Optional<Part10File> whole = whole(file);
            if (whole.isPresent() && whole.get().deviations().isEmpty()) {
                DataSet dataSet = whole.get().dataSet();
                assertThat(text(file, DicomJson::write)).as(Corpus.name(file)).isEqualTo(DicomJson.toString(dataSet));
                assertThat(text(file, DicomXml::write)).as(Corpus.name(file)).isEqualTo(DicomXml.toString(dataSet));
            }
        }
    }

    private static Optional<Part10File> whole(Path file) throws IOException {
        try {
            return Optional.of(Part10.read(file));
        } catch (Rejected e) {
            return Optional.empty();
        }
    }

    @FunctionalInterface
    private interface Writer {
        void write(DataSetParts parts, BulkDataUri bulkData, java.io.OutputStream out) throws IOException;
    }

    private static String text(Path file, Writer writer) throws IOException {
        Part10Stream opened = Part10.open(Files.newInputStream(file));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DataSetParts parts =
                DataSetParts.open(opened.dataSet(), opened.meta().transferSyntax())) {
            writer.write(parts, BulkDataUri.NONE, out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
