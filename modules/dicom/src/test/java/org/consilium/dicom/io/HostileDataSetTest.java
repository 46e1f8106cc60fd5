package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.consilium.dicom.TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN;
import static org.consilium.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.consilium.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
import static org.consilium.dicom.TransferSyntax.JPEG_BASELINE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Deviation.Kind;
import org.consilium.dicom.Deviations;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueCheck;
import org.consilium.dicom.frame.ByteSource;
import org.consilium.dicom.frame.FrameIndex;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every bad data set that the document names, each with the answer that the document gives. */
class HostileDataSetTest {

    private static final String DOCUMENT = "../../docs/bad-input.md";

    private static void assertRefused(
            String row, Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        Rejected rejected = catchThrowableOfType(Rejected.class, call);
        assertThat(rejected).as(row).isNotNull();
        assertThat(rejected.reason()).as(row).isEqualTo(reason);
        assertDocumented(row, reason.name());
    }

    /** The row of the table must be there and name the answer. */
    private static void assertDocumented(String row, String answer) {
        try {
            assertThat(Files.readAllLines(Path.of(DOCUMENT)))
                    .as("a row about '%s' that answers %s", row, answer)
                    .anyMatch(line -> line.startsWith("| " + row + " |") && line.contains("`" + answer + "`"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static DataSet read(Bytes bytes, TransferSyntax transferSyntax) throws IOException {
        return DataSetReader.read(new ByteArrayInputStream(bytes.toByteArray()), transferSyntax);
    }

    @Test
    void fourGigabytesDeclaredAndOneKilobyteSent() {
        Bytes bytes = new Bytes().hex("0900 0110 4F42 0000 FEFFFFFF").repeat(1024, "00");
        assertRefused(
                "4 GB declared, 1 KB sent",
                Reason.DATA_SET_CORRUPT,
                () -> DataSetReader.read(bytes.toByteArray(), EXPLICIT_VR_LITTLE_ENDIAN));
        assertRefused(
                "4 GB declared, 1 KB sent, as a stream",
                Reason.ELEMENT_TOO_LARGE,
                () -> read(bytes, EXPLICIT_VR_LITTLE_ENDIAN));
        assertRefused(
                "300 MB declared, 1 KB sent, as a stream",
                Reason.DATA_SET_CORRUPT,
                () -> read(
                        new Bytes().hex("0900 0110 4F42 0000 0000C011").repeat(1024, "00"), EXPLICIT_VR_LITTLE_ENDIAN));
    }

    @Test
    void undefinedLengthNeverEnded() {
        assertRefused(
                "undefined length never ended",
                Reason.DATA_SET_CORRUPT,
                () -> read(
                        new Bytes().hex("4000 7502 5351 0000 FFFFFFFF FEFF 00E0 FFFFFFFF 1000 2000 4C4F 0200 4142"),
                        EXPLICIT_VR_LITTLE_ENDIAN));
        assertRefused(
                "fragments never ended",
                Reason.DATA_SET_CORRUPT,
                () -> read(
                        new Bytes().hex("E07F 1000 4F42 0000 FFFFFFFF FEFF 00E0 00000000 FEFF 00E0 02000000 FFD8"),
                        JPEG_BASELINE));
    }

    @Test
    void tenThousandNestedSequences() {
        assertRefused(
                "10,000 nested sequences",
                Reason.DATA_SET_TOO_DEEP,
                () -> read(
                        new Bytes().repeat(10_000, "4000 7502 5351 0000 FFFFFFFF FEFF 00E0 FFFFFFFF"),
                        EXPLICIT_VR_LITTLE_ENDIAN));
        assertRefused(
                "10,000 nested sequences",
                Reason.DATA_SET_TOO_DEEP,
                () -> read(
                        new Bytes()
                                .hex("0900 0210 554E 0000 FFFFFFFF FEFF 00E0 FFFFFFFF")
                                .repeat(10_000, "0900 0210 FFFFFFFF FEFF 00E0 FFFFFFFF"),
                        EXPLICIT_VR_LITTLE_ENDIAN));
    }

    @Test
    void tenThousandNestedSequencesInUnknownValues() throws IOException {
        byte[] inner = new byte[0];
        for (int i = 0; i < 10_000; i++) {
            ByteArrayOutputStream level = new ByteArrayOutputStream();
            level.writeBytes(new Bytes().hex("4000 7502").toByteArray());
            level.writeBytes(little(inner.length + 8));
            level.writeBytes(new Bytes().hex("FEFF 00E0").toByteArray());
            level.writeBytes(little(inner.length));
            level.writeBytes(inner);
            inner = level.toByteArray();
        }
        byte[] nested = inner;
        assertRefused(
                "10,000 nested sequences of defined length",
                Reason.DATA_SET_TOO_DEEP,
                () -> DataSetReader.read(nested, IMPLICIT_VR_LITTLE_ENDIAN));
    }

    private static byte[] little(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
    }

    @Test
    void deflateBombs() throws IOException {
        byte[] bomb = bomb(600);
        assertThat(bomb).hasSizeLessThan(3_000_000);
        assertRefused(
                "deflate bomb, one value",
                Reason.ELEMENT_TOO_LARGE,
                () -> DataSetReader.read(new ByteArrayInputStream(bomb), DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN));
        Header header = HeaderReader.read(new ByteArrayInputStream(bomb), DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(header.attributes().elements()).hasSize(1);
    }

    /** A value of so many MiB of null bytes. */
    private static byte[] bomb(int mebibytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating =
                new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            deflating.write(new Bytes().hex("4200 1100 4F42 0000").toByteArray());
            deflating.write(little(mebibytes << 20));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < mebibytes; i++) {
                deflating.write(zeros);
            }
        }
        return out.toByteArray();
    }

    @Test
    void millionsOfEmptyItems() {
        byte[] head = new Bytes().hex("4000 7502 5351 0000 FFFFFFFF").toByteArray();
        byte[] item = new Bytes().hex("FEFF 00E0 00000000").toByteArray();
        InputStream endless = new SequenceInputStream(new ByteArrayInputStream(head), new Repeated(item));
        assertRefused(
                "millions of empty items",
                Reason.TOO_LARGE,
                () -> DataSetReader.read(endless, EXPLICIT_VR_LITTLE_ENDIAN));
    }

    /** The same bytes again and again, without end. */
    private static final class Repeated extends InputStream {
        private final byte[] bytes;
        private int at;

        Repeated(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes[at++ % bytes.length] & 0xFF;
        }
    }

    private static FrameIndex frames(DataSet image, TransferSyntax transferSyntax) throws IOException {
        byte[] bytes = DataSetWriter.toByteArray(image, transferSyntax);
        return FrameIndex.of(HeaderReader.read(new ByteArrayInputStream(bytes), transferSyntax), ByteSource.of(bytes));
    }

    private static DataSet image(int rows, int columns, int bits, String frames) {
        return DataSet.builder()
                .integers(Tag.SamplesPerPixel, 65_535)
                .bytes(Tag.NumberOfFrames, VR.IS, frames.getBytes(StandardCharsets.US_ASCII))
                .integers(Tag.Rows, rows)
                .integers(Tag.Columns, columns)
                .integers(Tag.BitsAllocated, bits)
                .bytes(Tag.PixelData, VR.OW, new byte[4])
                .build();
    }

    @Test
    void rowsTimesColumnsThatOverflow() {
        assertRefused(
                "Rows x Columns x Samples x Bits overflow",
                Reason.DATA_SET_CORRUPT,
                () -> frames(image(65_535, 65_535, 65_535, "1"), EXPLICIT_VR_LITTLE_ENDIAN)
                        .frame(0));
        assertRefused(
                "Rows or Columns 0",
                Reason.DATA_SET_CORRUPT,
                () -> frames(image(0, 0, 16, "1"), EXPLICIT_VR_LITTLE_ENDIAN).frame(0));
        assertRefused(
                "pixel data shorter than its frames",
                Reason.DATA_SET_CORRUPT,
                () -> frames(image(512, 512, 16, "2147483647"), EXPLICIT_VR_LITTLE_ENDIAN)
                        .frame(2_147_483_646));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "2147483648", "1e99", "many"})
    void numberOfFramesOutOfRange(String frames) {
        assertRefused(
                "Number of Frames -1, 2^31, no number",
                Reason.DATA_SET_CORRUPT,
                () -> frames(image(1, 1, 8, frames), EXPLICIT_VR_LITTLE_ENDIAN));
    }

    @Test
    void offsetTablesThatAreWrong() throws IOException {
        byte[] first = {(byte) 0xFF, (byte) 0xD8, 1, 2};
        byte[] second = {(byte) 0xFF, (byte) 0xD8, 3, 4};
        for (byte[] table : List.of(
                new byte[] {0, 0, 0, 0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF},
                new byte[] {0, 0, 0, 0, 3, 0, 0, 0},
                new byte[] {12, 0, 0, 0, 0, 0, 0, 0},
                new byte[] {1, 2, 3},
                new byte[400])) {
            DataSet image = image(1, 1, 8, "2").toBuilder()
                    .fragments(Tag.PixelData, List.of(table, first, second))
                    .build();
            FrameIndex frames = frames(image, JPEG_BASELINE);
            assertThat(frames.open(1).readAllBytes()).isEqualTo(second);
        }
        assertDocumented("wrong basic or extended offset table", "found by looking");
        assertRefused(
                "more frames than fragments",
                Reason.DATA_SET_CORRUPT,
                () -> frames(
                        image(1, 1, 8, "1000000").toBuilder()
                                .fragments(Tag.PixelData, List.of(new byte[0], first, second))
                                .build(),
                        JPEG_BASELINE));
    }

    private static List<Kind> kinds(DataSet dataSet) {
        return ValueCheck.of(dataSet).listed().stream().map(d -> d.kind()).toList();
    }

    @Test
    void textThatCannotBeDecoded() {
        DataSet utf8 = DataSet.builder()
                .text(Tag.SpecificCharacterSet, "ISO_IR 192")
                .bytes(Tag.PatientID, VR.LO, new byte[] {'A', (byte) 0xFF, (byte) 0xC3, '('})
                .build();
        byte[] bytes = DataSetWriter.toByteArray(utf8, EXPLICIT_VR_LITTLE_ENDIAN);
        DataSet read = DataSetReader.read(bytes, EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(read.text(Tag.PatientID)).contains("A\uFFFD\uFFFD(");
        assertThat(kinds(read)).containsExactly(Kind.UNDECODABLE_TEXT);
        assertThat(DataSetWriter.toByteArray(read, EXPLICIT_VR_LITTLE_ENDIAN)).isEqualTo(bytes);
        assertDocumented("invalid UTF-8", "UNDECODABLE_TEXT");
        DataSet escapes = DataSetReader.read(
                new Bytes()
                        .hex("0800 0500 10000000")
                        .text("\\ISO 2022 IR 87 ")
                        .hex("1000 2000 0A000000 1B2558 1B2442 30 1B 2429")
                        .toByteArray(),
                IMPLICIT_VR_LITTLE_ENDIAN);
        assertThat(escapes.text(Tag.PatientID)).isPresent();
        assertThat(kinds(escapes)).containsExactly(Kind.UNDECODABLE_TEXT);
        assertDocumented("broken or unknown ISO 2022 escape sequences", "UNDECODABLE_TEXT");
    }

    @Test
    void bidirectionalOverridesStayAndAreTheReadersBusiness() {
        String name = "Smith^\u202Enhoj";
        DataSet dataSet = DataSet.builder()
                .text(Tag.SpecificCharacterSet, "ISO_IR 192")
                .text(Tag.PatientName, name)
                .build();
        DataSet read = DataSetReader.read(
                DataSetWriter.toByteArray(dataSet, EXPLICIT_VR_LITTLE_ENDIAN), EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(read.text(Tag.PatientName)).contains(name);
        assertDocumented("bidi overrides in names", "kept");
    }

    @Test
    void privateElementsWithScriptsAreOnlyBytes() {
        String script = "<script>alert(1)</script>$(rm -rf /)";
        DataSet dataSet = DataSet.builder()
                .text(0x00090010, VR.LO, "EVIL")
                .text(0x00091001, VR.UT, script)
                .build();
        DataSet read = DataSetReader.read(
                DataSetWriter.toByteArray(dataSet, EXPLICIT_VR_LITTLE_ENDIAN), EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(read.text(0x00091001)).contains(script);
        assertDocumented("private elements with scripts", "kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MZ\u0090", "\u007fELF"})
    void executablesInThePreamble(String signature) {
        DataSet dataSet = DataSet.builder()
                .text(Tag.SOPClassUID, "1.2")
                .text(Tag.SOPInstanceUID, "1.3")
                .build();
        byte[] file = Part10.toByteArray(dataSet, EXPLICIT_VR_LITTLE_ENDIAN);
        byte[] start = signature.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(start, 0, file, 0, start.length);
        Part10File read = Part10.read(file);
        assertThat(Part10.header(read.meta())).startsWith(new byte[128]);
        assertDocumented("PE or ELF in the preamble", "not passed on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2/../../etc", "1.2.3\u0000.4", "../x"})
    void uidsThatAreNone(String uid) {
        DataSet dataSet = DataSet.builder()
                .bytes(Tag.SOPInstanceUID, VR.UI, uid.getBytes(StandardCharsets.US_ASCII))
                .build();
        assertRefused("UIDs with ../, NUL, 65+ characters", Reason.INVALID_UID, () -> dataSet.uid(Tag.SOPInstanceUID));
        assertThat(kinds(dataSet)).containsAnyOf(Kind.VALUE_CHARACTERS, Kind.VALUE_FORMAT);
    }

    @Test
    void uidsThatAreTooLong() {
        DataSet dataSet = DataSet.builder()
                .bytes(Tag.SOPInstanceUID, VR.UI, "1.".concat("2".repeat(64)).getBytes(StandardCharsets.US_ASCII))
                .build();
        assertRefused("UIDs with ../, NUL, 65+ characters", Reason.INVALID_UID, () -> dataSet.uid(Tag.SOPInstanceUID));
        assertThat(kinds(dataSet)).containsExactly(Kind.VALUE_TOO_LONG);
    }

    @Test
    void deviationsWithoutEnd() throws IOException {
        Deviations.Collector met = Deviations.collector();
        byte[] many = new Bytes().repeat(50_000, "1000 2000 01000000 41").toByteArray();
        DataSetReader.read(ByteRange.of(many), IMPLICIT_VR_LITTLE_ENDIAN, met);
        assertThat(met.deviations().listed()).hasSize(Deviations.LISTED_MAX);
        assertThat(met.deviations().count()).isEqualTo(50_000 + 49_999);
        assertDocumented("a deviation in every element", "DUPLICATE");
    }

    @Test
    void trailingJunk() {
        assertRefused(
                "something behind the null bytes at the end",
                Reason.DATA_SET_CORRUPT,
                () -> read(
                        new Bytes().hex("1000 2000 00000000").repeat(64, "00").hex("41"), IMPLICIT_VR_LITTLE_ENDIAN));
        assertThatThrownBy(() -> Part10.read("GET / HTTP/1.1".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(Rejected.class);
        assertDocumented("no DICOM at all", "NOT_DICOM");
    }
}
