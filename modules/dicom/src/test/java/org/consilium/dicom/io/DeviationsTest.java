package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.consilium.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.consilium.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Deviation;
import org.consilium.dicom.Deviation.Kind;
import org.consilium.dicom.Deviations;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.ValueCheck;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

/** Nothing is repaired without a word: what deviates, where, and that the bytes stay as they are. */
class DeviationsTest {

    private static Deviations read(Bytes bytes, TransferSyntax transferSyntax) {
        Deviations.Collector collector = Deviations.collector();
        byte[] array = bytes.toByteArray();
        DataSet dataSet = DataSetReader.read(ByteRange.of(array), transferSyntax, collector);
        assertThat(DataSetWriter.toByteArray(dataSet, transferSyntax)).isEqualTo(array);
        return collector.deviations();
    }

    private static void assertOnly(Deviations deviations, Kind kind, String path, long offset) {
        assertThat(deviations.listed()).singleElement().satisfies(deviation -> {
            assertThat(deviation.kind()).isEqualTo(kind);
            assertThat(deviation.path()).isEqualTo(path);
            assertThat(deviation.offset()).isEqualTo(offset);
        });
    }

    @Test
    void hasNothingToSayAboutAFlawlessDataSet() {
        DataSet dataSet = DataSet.builder()
                .text(Tag.PatientName, "A^B")
                .items(
                        Tag.RequestAttributesSequence,
                        DataSet.builder().text(Tag.AccessionNumber, "1").build())
                .build();
        Bytes written = new Bytes()
                .hex(java.util.HexFormat.of().formatHex(DataSetWriter.toByteArray(dataSet, EXPLICIT_VR_LITTLE_ENDIAN)));
        assertThat(read(written, EXPLICIT_VR_LITTLE_ENDIAN)).isSameAs(Deviations.NONE);
        assertThat(ValueCheck.of(dataSet)).isSameAs(Deviations.NONE);
    }

    @Test
    void tellsOddLengths() {
        assertOnly(
                read(new Bytes().hex("1000 2000 4C4F 0300 414243"), EXPLICIT_VR_LITTLE_ENDIAN),
                Kind.ODD_LENGTH,
                "(0010,0020)",
                8);
    }

    @Test
    void tellsLettersNobodyKnowsAndLettersThatAreMissing() {
        assertOnly(
                read(new Bytes().hex("0900 0110 5A5A 0000 02000000 4142"), EXPLICIT_VR_LITTLE_ENDIAN),
                Kind.UNKNOWN_VR,
                "(0009,1001)",
                12);
        assertOnly(
                read(new Bytes().hex("0800 6000 02000000 4354"), EXPLICIT_VR_LITTLE_ENDIAN),
                Kind.MISSING_VR,
                "(0008,0060)",
                8);
    }

    @Test
    void tellsOrderAndDuplicatesInsideItemsToo() {
        Bytes item = new Bytes()
                .hex("4000 7502 22000000 FEFF 00E0 00000000 FEFF 00E0 12000000")
                .hex("1000 2000 02000000 4142 0800 5000 00000000");
        Deviations deviations = read(item, IMPLICIT_VR_LITTLE_ENDIAN);
        assertOnly(deviations, Kind.OUT_OF_ORDER, "(0040,0275)[1].(0008,0050)", 42);
        assertOnly(
                read(new Bytes().hex("1000 2000 00000000 1000 2000 00000000"), IMPLICIT_VR_LITTLE_ENDIAN),
                Kind.DUPLICATE,
                "(0010,0020)",
                16);
    }

    @Test
    void tellsStrayDelimitersAndNullBytesAtTheEnd() {
        assertOnly(
                read(new Bytes().hex("1000 2000 00000000 FEFF DDE0 00000000"), IMPLICIT_VR_LITTLE_ENDIAN),
                Kind.STRAY_DELIMITER,
                "(FFFE,E0DD)",
                16);
        for (String padding : new String[] {"00", "00000000 00", "0000 0000 00000000 0000 0000"}) {
            assertOnly(
                    read(new Bytes().hex("1000 2000 00000000").hex(padding), IMPLICIT_VR_LITTLE_ENDIAN),
                    Kind.TRAILING_BYTES,
                    "",
                    8);
        }
    }

    @Test
    void tellsADelimiterInASequenceOfDefinedLengthAndASequenceThatIsNone() {
        assertOnly(
                read(
                        new Bytes().hex("4000 7502 10000000 FEFF 00E0 00000000 FEFF DDE0 00000000"),
                        IMPLICIT_VR_LITTLE_ENDIAN),
                Kind.SEQUENCE_LENGTH,
                "(0040,0275)",
                24);
        assertOnly(
                read(new Bytes().hex("4000 7502 554E 0000 04000000 41424344"), EXPLICIT_VR_LITTLE_ENDIAN),
                Kind.NO_SEQUENCE,
                "(0040,0275)",
                12);
    }

    @Test
    void tellsAnItemThatIsLongerThanItsSequenceAndOneWithoutADelimiter() {
        for (String length : new String[] {"0B000000", "FFFFFF7F", "FFFFFFFF"}) {
            assertOnly(
                    read(
                            new Bytes()
                                    .hex("4000 7502 12000000 FEFF 00E0" + length + "0800 5000 02000000 4142")
                                    .hex("4000 0110 00000000"),
                            IMPLICIT_VR_LITTLE_ENDIAN),
                    Kind.SEQUENCE_LENGTH,
                    "(0040,0275)",
                    length.equals("FFFFFFFF") ? 26 : 16);
        }
    }

    @Test
    void refusesLengthsOfSequencesAndItemsThatAreAmbiguous() {
        for (String broken : new String[] {
            // An element crosses the end of its sequence.
            "4000 7502 10000000 FEFF 00E0 0A000000 0800 5000 02000000 4142",
            "4000 7502 11000000 FEFF 00E0 FFFFFFFF 0800 5000 02000000 4142 FEFF 0DE0 00000000",
            // An element crosses the end of its item.
            "4000 7502 12000000 FEFF 00E0 08000000 0800 5000 02000000 4142",
            "4000 7502 FFFFFFFF FEFF 00E0 08000000 0800 5000 02000000 4142 FEFF DDE0 00000000",
            // A sequence crosses the end of the item around it, or of the data set.
            "4000 7502 18000000 FEFF 00E0 10000000 0800 1011 10000000 FEFF 00E0 00000000 0800 5000 00000000",
            "4000 7502 20000000 FEFF 00E0 0A000000 0800 5000 02000000 4142",
            // Nothing ends the item or the sequence.
            "4000 7502 FFFFFFFF FEFF 00E0 FFFFFFFF 0800 5000 02000000 4142 FEFF DDE0 00000000",
            "4000 7502 FFFFFFFF FEFF 00E0 0A000000 0800 5000 02000000 4142"
        }) {
            byte[] bytes = new Bytes().hex(broken).toByteArray();
            assertThatThrownBy(() -> DataSetReader.read(bytes, IMPLICIT_VR_LITTLE_ENDIAN))
                    .as(broken)
                    .isInstanceOfSatisfying(Rejected.class, e -> {
                        assertThat(e.reason()).isEqualTo(Reason.DATA_SET_CORRUPT);
                        assertThat(e).hasMessageContaining("offset");
                    });
        }
    }

    @Test
    void tellsOfStreamsWhatItTellsOfArrays() throws IOException {
        byte[] odd = new Bytes()
                .hex("1000 2000 4C4F 0300 414243 1000 1000 504E 0000 FEFF DDE0 00000000")
                .hex("E07F 1000 4F42 0000 01000000 00")
                .toByteArray();
        Deviations.Collector array = Deviations.collector();
        DataSetReader.read(ByteRange.of(odd), EXPLICIT_VR_LITTLE_ENDIAN, array);
        assertThat(array.deviations().listed())
                .extracting(Deviation::kind)
                .containsExactly(Kind.ODD_LENGTH, Kind.OUT_OF_ORDER, Kind.STRAY_DELIMITER, Kind.ODD_LENGTH);

        TransferSyntax deflated = TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN;
        Deviations.Collector stream = Deviations.collector();
        Deviations.Collector header = Deviations.collector();
        Deviations.Collector inflated = Deviations.collector();
        Deviations.Collector inflatedHeader = Deviations.collector();
        DataSetReader.read(new ByteArrayInputStream(odd), EXPLICIT_VR_LITTLE_ENDIAN, stream);
        HeaderReader.read(new ByteArrayInputStream(odd), EXPLICIT_VR_LITTLE_ENDIAN, header);
        DataSetReader.read(new ByteArrayInputStream(deflate(odd)), deflated, inflated);
        HeaderReader.read(new ByteArrayInputStream(deflate(odd)), deflated, inflatedHeader);
        for (Deviations.Collector other : List.of(stream, header, inflated, inflatedHeader)) {
            assertThat(other.deviations().listed()).isEqualTo(array.deviations().listed());
        }
    }

    private static byte[] deflate(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED, true))) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void tellsCharacterSetsThatTheStandardLacks() {
        assertOnly(
                read(new Bytes().hex("0800 0500 0A000000").text("ISO-IR 100"), IMPLICIT_VR_LITTLE_ENDIAN),
                Kind.UNKNOWN_CHARACTER_SET,
                "(0008,0005)",
                18);
    }

    @Test
    void keepsTheFirstDeviationsAndCountsTheOthers() {
        Deviations deviations =
                read(new Bytes().repeat(Deviations.LISTED_MAX + 5, "FEFF DDE0 00000000"), IMPLICIT_VR_LITTLE_ENDIAN);
        assertThat(deviations.listed()).hasSize(Deviations.LISTED_MAX);
        assertThat(deviations.unlisted()).isEqualTo(5);
        assertThat(deviations.count()).isEqualTo(Deviations.LISTED_MAX + 5);
    }

    @Test
    void tellsWhatIsWrongWithTheHeadOfAFile() {
        DataSet dataSet = DataSet.builder()
                .text(Tag.SOPClassUID, Uids.CTImageStorage)
                .text(Tag.SOPInstanceUID, "1.2.3.4")
                .build();
        byte[] file = Part10.toByteArray(dataSet, EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(Part10.read(file).deviations()).isSameAs(Deviations.NONE);
        assertOnly(Part10.read(from(file, 128)).deviations(), Kind.MISSING_PREAMBLE, "", 4);
        assertOnly(Part10.read(from(file, 132)).deviations(), Kind.MISSING_PREFIX, "", 0);
        byte[] wrongLength = file.clone();
        wrongLength[132 + 8] ^= 2;
        assertThat(Part10.read(wrongLength).deviations().listed())
                .extracting(Deviation::kind)
                .containsExactly(Kind.FILE_META_GROUP_LENGTH);
        assertThat(Part10.read(DataSetWriter.toByteArray(dataSet, EXPLICIT_VR_LITTLE_ENDIAN))
                        .deviations()
                        .listed())
                .extracting(Deviation::kind)
                .containsExactly(Kind.MISSING_PREFIX, Kind.MISSING_FILE_META);
    }

    private static byte[] from(byte[] file, int offset) {
        return Arrays.copyOfRange(file, offset, file.length);
    }

    @Test
    void salvagesTheElementsBeforeTheBreakAndAllBytes() {
        byte[] cut = new Bytes()
                .hex("1000 2000 4C4F 0200 4142")
                .hex("1000 3000 4441 0800 3139")
                .toByteArray();
        Deviations.Collector collector = Deviations.collector();
        DataSet dataSet = DataSetReader.salvage(ByteRange.of(cut), EXPLICIT_VR_LITTLE_ENDIAN, collector);
        assertThat(dataSet.text(Tag.PatientID)).contains("AB");
        assertThat(dataSet.elements()).hasSize(1);
        assertOnly(collector.deviations(), Kind.TRUNCATED, "", 18);
        assertThat(DataSetWriter.toByteArray(dataSet, EXPLICIT_VR_LITTLE_ENDIAN))
                .isEqualTo(cut);
    }

    @Test
    void tellsOffsetsFromTheStartOfWhatWasRead() {
        byte[] shifted = new Bytes().hex("FFFFFFFF 1000 2000 4C4F 0300 414243").toByteArray();
        Deviations.Collector collector = Deviations.collector();
        DataSetReader.read(new ByteRange(shifted, 4, shifted.length - 4), EXPLICIT_VR_LITTLE_ENDIAN, collector);
        assertThat(collector.deviations().listed().getFirst().offset()).isEqualTo(8);
    }
}
