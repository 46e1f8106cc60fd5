package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.consilium.dicom.TransferSyntax.EXPLICIT_VR_BIG_ENDIAN;
import static org.consilium.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.consilium.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Element;
import org.consilium.dicom.FragmentsElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

class DataSetReaderTest {

    private static void assertRejected(Bytes bytes, TransferSyntax transferSyntax, Reason reason) {
        assertThatThrownBy(() -> DataSetReader.read(bytes.toByteArray(), transferSyntax))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(reason));
        assertThatThrownBy(() -> DataSetReader.read(new ByteArrayInputStream(bytes.toByteArray()), transferSyntax))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void readsExplicitLittleEndian() {
        DataSet dataSet = DataSetReader.read(
                new Bytes()
                        .hex("1000 1000 504E 0400")
                        .text("A^B ")
                        .hex("2800 1000 5553 0200 0002")
                        .toByteArray(),
                EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(dataSet.text(Tag.PatientName)).contains("A^B");
        assertThat(dataSet.integer(Tag.Rows)).hasValue(512);
    }

    @Test
    void readsExplicitBigEndian() {
        DataSet dataSet = DataSetReader.read(
                new Bytes()
                        .hex("0010 0010 504E 0004")
                        .text("A^B ")
                        .hex("0028 0010 5553 0002 0200")
                        .toByteArray(),
                EXPLICIT_VR_BIG_ENDIAN);
        assertThat(dataSet.text(Tag.PatientName)).contains("A^B");
        assertThat(dataSet.integer(Tag.Rows)).hasValue(512);
        assertThat(dataSet.bytes(Tag.Rows).orElseThrow()).containsExactly(0, 2);
    }

    @Test
    void readsTextThatCameBeforeItsCharacterSetInThatCharacterSet() {
        DataSet dataSet = DataSetReader.read(
                new Bytes()
                        .hex("1000 1000 504E 0400 50 C3A4 20")
                        .hex("0800 0500 4353 0A00")
                        .text("ISO_IR 192")
                        .toByteArray(),
                EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(dataSet.text(Tag.PatientName)).contains("P\u00E4");
    }

    @Test
    void readsImplicitLittleEndianAndDecidesTheSignByPixelRepresentation() {
        DataSet dataSet = DataSetReader.read(
                new Bytes()
                        .hex("2800 0301 02000000 0100")
                        .hex("2800 0601 02000000 FFFF")
                        .hex("0900 0110 02000000 4142")
                        .toByteArray(),
                IMPLICIT_VR_LITTLE_ENDIAN);
        assertThat(dataSet.integer(Tag.SmallestImagePixelValue)).hasValue(-1);
        assertThat(dataSet.require(0x00091001).vr()).isEqualTo(VR.UN);
    }

    @Test
    void readsSequencesOfDefinedAndUndefinedLength() {
        Bytes bytes = new Bytes()
                .hex("4000 7502 5351 0000 FFFFFFFF FEFF 00E0 FFFFFFFF 0800 5000 5348 0200 3131 FEFF 0DE0 00000000")
                .hex("FEFF 00E0 0A000000 0800 5000 5348 0200 3232 FEFF DDE0 00000000")
                .hex("4000 3702 5351 0000 00000000");
        DataSet dataSet = DataSetReader.read(bytes.toByteArray(), EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(dataSet.items(Tag.RequestAttributesSequence))
                .extracting(item -> item.text(Tag.AccessionNumber).orElse(""))
                .containsExactly("11", "22");
        assertThat(dataSet.contains(0x00400237)).isTrue();
    }

    @Test
    void readsUnknownContentOfUndefinedLengthAsImplicitItems() {
        Bytes bytes = new Bytes()
                .hex("0900 0210 554E 0000 FFFFFFFF FEFF 00E0 FFFFFFFF 1000 2000 02000000 4142 FEFF 0DE0 00000000")
                .hex("FEFF DDE0 00000000 1000 1000 504E 0200 4120");
        DataSet dataSet = DataSetReader.read(bytes.toByteArray(), EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(dataSet.items(0x00091002).getFirst().text(Tag.PatientID)).contains("AB");
        assertThat(dataSet.text(Tag.PatientName)).contains("A");
    }

    @Test
    void readsWhatAWriterDidNotKnowByTheDictionary() {
        Bytes bytes = new Bytes()
                .hex("1000 2000 554E 0000 02000000 4142")
                .hex("4000 7502 554E 0000 12000000 FEFF 00E0 0A000000 0800 5000 02000000 3131")
                .hex("4000 7602 554E 0000 02000000 4142");
        DataSet dataSet = DataSetReader.read(bytes.toByteArray(), EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(dataSet.text(Tag.PatientID)).contains("AB");
        assertThat(dataSet.items(Tag.RequestAttributesSequence).getFirst().text(Tag.AccessionNumber))
                .contains("11");
    }

    @Test
    void keepsWhatIsNotTheSequenceThatTheDictionarySays() {
        Bytes bytes = new Bytes().hex("4000 7502 554E 0000 04000000 41424344");
        Element element = DataSetReader.read(bytes.toByteArray(), EXPLICIT_VR_LITTLE_ENDIAN)
                .require(Tag.RequestAttributesSequence);
        assertThat(element.vr()).isEqualTo(VR.UN);
        assertThat(element.bytes()).containsExactly('A', 'B', 'C', 'D');
    }

    @Test
    void readsEncapsulatedPixelData() {
        Bytes bytes = new Bytes()
                .hex("E07F 1000 4F42 0000 FFFFFFFF FEFF 00E0 00000000 FEFF 00E0 04000000 FFD8FFD9 FEFF DDE0 00000000");
        Element element = DataSetReader.read(bytes.toByteArray(), TransferSyntax.JPEG_BASELINE)
                .require(Tag.PixelData);
        assertThat(element).isInstanceOfSatisfying(FragmentsElement.class, fragments -> {
            assertThat(fragments.fragments()).hasSize(2);
            assertThat(fragments.fragments().get(1).length()).isEqualTo(4);
        });
    }

    @Test
    void readsOddLengthsStrayDelimitersUnknownLettersAndElementsOutOfOrder() {
        Bytes bytes = new Bytes()
                .hex("1000 2000 4C4F 0300 414243")
                .hex("FEFF DDE0 00000000")
                .hex("0900 0110 5A5A 0000 02000000 4142")
                .hex("0800 5000 5348 0200 3131")
                .hex("0800 6000 02000000 4354");
        DataSet dataSet = DataSetReader.read(bytes.toByteArray(), EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(dataSet.text(Tag.PatientID)).contains("ABC");
        assertThat(dataSet.require(0x00091001).bytes()).containsExactly('A', 'B');
        assertThat(dataSet.text(Tag.AccessionNumber)).contains("11");
        assertThat(dataSet.text(Tag.Modality))
                .as("an element without letters is implicit")
                .contains("CT");
        assertThat(DataSetWriter.toByteArray(dataSet, EXPLICIT_VR_LITTLE_ENDIAN))
                .isEqualTo(bytes.toByteArray());
    }

    @Test
    void takesTheLastOfSeveralElementsWithOneTag() {
        Bytes bytes = new Bytes().hex("1000 2000 4C4F 0200 3131 1000 2000 4C4F 0200 3232");
        assertThat(DataSetReader.read(bytes.toByteArray(), EXPLICIT_VR_LITTLE_ENDIAN)
                        .elements())
                .hasSize(1);
        assertThat(DataSetReader.read(bytes.toByteArray(), EXPLICIT_VR_LITTLE_ENDIAN)
                        .text(Tag.PatientID))
                .contains("22");
    }

    @Test
    void refusesTenThousandNestedSequences() {
        Bytes undefined = new Bytes().repeat(10_000, "4000 7502 5351 0000 FFFFFFFF FEFF 00E0 FFFFFFFF");
        assertRejected(undefined, EXPLICIT_VR_LITTLE_ENDIAN, Reason.DATA_SET_TOO_DEEP);
        Bytes unknown = new Bytes().repeat(10_000, "0900 0210 FFFFFFFF FEFF 00E0 FFFFFFFF");
        assertRejected(unknown, IMPLICIT_VR_LITTLE_ENDIAN, Reason.DATA_SET_TOO_DEEP);
    }

    @Test
    void refusesLengthsThatNobodyKeeps() {
        assertRejected(
                new Bytes().hex("4000 7502 5351 0000 FFFFFFFF FEFF 00E0 FFFFFFFF 0800 5000 5348 0200 3131"),
                EXPLICIT_VR_LITTLE_ENDIAN,
                Reason.DATA_SET_CORRUPT);
        assertRejected(
                new Bytes().hex("4000 7502 5351 0000 0A000000 FEFF 00E0 FF000000 0000"),
                EXPLICIT_VR_LITTLE_ENDIAN,
                Reason.DATA_SET_CORRUPT);
        assertRejected(
                new Bytes().hex("4000 7502 5351 0000 08000000 FEFF 01E0 00000000"),
                EXPLICIT_VR_LITTLE_ENDIAN,
                Reason.DATA_SET_CORRUPT);
        assertRejected(new Bytes().hex("FEFF 00E0 02000000 0000"), EXPLICIT_VR_LITTLE_ENDIAN, Reason.DATA_SET_CORRUPT);
    }

    @Test
    void refusesMillionsOfEmptyItems() {
        byte[] head = new Bytes().hex("4000 7502 5351 0000 FFFFFFFF").toByteArray();
        byte[] items = Arrays.copyOf(head, head.length + 8 * (ValueParser.COUNT_MAX + 1));
        for (int i = head.length; i < items.length; i += 8) {
            items[i] = (byte) 0xFE;
            items[i + 1] = (byte) 0xFF;
            items[i + 3] = (byte) 0xE0;
        }
        assertThatThrownBy(() -> DataSetReader.read(items, EXPLICIT_VR_LITTLE_ENDIAN))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void refusesFourGigabytesDeclaredAndOneKilobyteSent() {
        byte[] bytes = new Bytes()
                .hex("0900 0110 4F42 0000 FEFFFFFF")
                .repeat(1024, "00")
                .toByteArray();
        assertThatThrownBy(() -> DataSetReader.read(bytes, EXPLICIT_VR_LITTLE_ENDIAN))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.DATA_SET_CORRUPT));
        assertThatThrownBy(() -> DataSetReader.read(new ByteArrayInputStream(bytes), EXPLICIT_VR_LITTLE_ENDIAN))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.ELEMENT_TOO_LARGE));
        assertThatThrownBy(() -> HeaderReader.read(new ByteArrayInputStream(bytes), EXPLICIT_VR_LITTLE_ENDIAN))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.DATA_SET_CORRUPT));
    }

    @Test
    void refusesADataSetCutAnywhereButBetweenElements() throws IOException {
        DataSet whole = DataSet.builder()
                .text(Tag.PatientName, "A^B")
                .items(
                        Tag.RequestAttributesSequence,
                        DataSet.builder().text(Tag.AccessionNumber, "1").build())
                .build();
        byte[] bytes = DataSetWriter.toByteArray(whole, EXPLICIT_VR_LITTLE_ENDIAN);
        int firstElement = 12;
        for (int length = 1; length < bytes.length; length++) {
            if (length != firstElement) {
                assertRejected(
                        new Bytes()
                                .text(new String(
                                        Arrays.copyOf(bytes, length), java.nio.charset.StandardCharsets.ISO_8859_1)),
                        EXPLICIT_VR_LITTLE_ENDIAN,
                        Reason.DATA_SET_CORRUPT);
            }
        }
    }

    @Test
    void refusesABrokenDeflateStream() {
        assertRejected(
                new Bytes().hex("FFFFFFFFFFFF"),
                TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN,
                Reason.DATA_SET_CORRUPT);
    }
}
