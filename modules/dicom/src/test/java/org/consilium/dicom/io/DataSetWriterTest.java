package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.consilium.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.consilium.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.json.DicomJson;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetWriterTest {

    private static final byte[] WORDS = {1, 2, 3, 4, 5, 6, 7, 8};

    /** One element of each value representation, in a private block. */
    private static DataSet ofEveryValueRepresentation() {
        DataSetBuilder builder = DataSet.builder().text(0x00090010, VR.LO, "CONSILIUM TEST");
        int tag = 0x00091000;
        for (VR vr : VR.values()) {
            switch (vr) {
                case SQ ->
                    builder.items(
                            tag++, DataSet.builder().text(Tag.PatientID, "1").build(), DataSet.empty());
                case AT -> builder.integers(tag++, vr, Tag.PixelData, Tag.Rows);
                case SS, SL, SV -> builder.integers(tag++, vr, -2, 3);
                case US, UL, UV -> builder.integers(tag++, vr, 2, 3);
                case FL, FD -> builder.numbers(tag++, vr, -0.5, 1.5e10);
                case DS, IS, DA, DT -> builder.text(tag++, vr, "20260131");
                case UI -> builder.text(tag++, vr, "1.2.3");
                case TM -> builder.text(tag++, vr, "1230");
                case AS -> builder.text(tag++, vr, "042Y");
                case OB, OD, OF, OL, OV, OW, UN -> builder.bytes(tag++, vr, WORDS.clone());
                default -> builder.text(tag++, vr, "TEXT");
            }
        }
        return builder.build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.5"})
    void writesEveryValueRepresentationInEveryExplicitTransferSyntax(String uid) {
        TransferSyntax transferSyntax = new TransferSyntax(uid);
        byte[] bytes = DataSetWriter.toByteArray(ofEveryValueRepresentation(), transferSyntax);
        DataSet read = DataSetReader.read(bytes, transferSyntax);
        assertThat(DicomJson.toString(read)).isEqualTo(DicomJson.toString(ofEveryValueRepresentation()));
        assertThat(bytes.length % 2).isZero();
    }

    @Test
    void writesImplicitSoThatThePrivateSequenceIsFoundAgain() {
        byte[] bytes = DataSetWriter.toByteArray(ofEveryValueRepresentation(), IMPLICIT_VR_LITTLE_ENDIAN);
        DataSet read = DataSetReader.read(bytes, IMPLICIT_VR_LITTLE_ENDIAN);
        int sequence = 0x00091000 + List.of(VR.values()).indexOf(VR.SQ);
        assertThat(read.items(sequence)).hasSize(2);
        assertThat(read.elements()).hasSameSizeAs(ofEveryValueRepresentation().elements());
    }

    @Test
    void writesItemsThatDidNotChangeAsTheyWere() {
        byte[] item = new Bytes().hex("1000 2000 4C4F 0300 414243").toByteArray();
        Bytes bytes = new Bytes()
                .hex("4000 7502 5351 0000 FFFFFFFF FEFF 00E0 FFFFFFFF 1000 2000 4C4F 0300 414243 FEFF 0DE0 00000000")
                .hex("FEFF DDE0 00000000");
        DataSet changed = DataSetReader.read(bytes.toByteArray(), EXPLICIT_VR_LITTLE_ENDIAN).toBuilder()
                .text(Tag.PatientID, "9")
                .build();
        assertThat(DataSetWriter.toByteArray(changed, EXPLICIT_VR_LITTLE_ENDIAN))
                .containsSequence(item);
    }

    @Test
    void leavesOutGroupLengthsThatWouldBeWrong() {
        Bytes bytes = new Bytes().hex("1000 0000 554C 0400 0A000000 1000 2000 4C4F 0200 4142");
        DataSet read = DataSetReader.read(bytes.toByteArray(), EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(DataSetWriter.toByteArray(read, IMPLICIT_VR_LITTLE_ENDIAN))
                .isEqualTo(new Bytes().hex("1000 2000 02000000 4142").toByteArray());
    }

    @Test
    void writesValuesTooLongForTheShortFormAsUnknown() {
        DataSet longText = DataSet.builder()
                .bytes(Tag.ROIContourSequence + 1, VR.LO, new byte[70_000])
                .build();
        byte[] bytes = DataSetWriter.toByteArray(longText, EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(new String(bytes, 4, 2, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("UN");
        assertThat(DataSetReader.read(bytes, EXPLICIT_VR_LITTLE_ENDIAN).elements())
                .hasSize(1);
    }

    @Test
    void declaresUnicodeForTextThatNeedsIt() {
        DataSet ascii = DataSet.builder().text(Tag.PatientName, "A^B").build();
        DataSet unicode = DataSet.builder().text(Tag.PatientName, "山田^太郎").build();
        assertThat(reread(ascii).contains(Tag.SpecificCharacterSet)).isFalse();
        assertThat(reread(unicode).text(Tag.SpecificCharacterSet)).contains("ISO_IR 192");
        assertThat(reread(unicode).text(Tag.PatientName)).contains("山田^太郎");
    }

    @Test
    void writesTextInTheDeclaredCharacterSetOrReplacesItWhereItLacksCharacters() {
        DataSetBuilder latin = DataSet.builder().text(Tag.SpecificCharacterSet, "ISO_IR 100");
        DataSet held = latin.text(Tag.PatientName, "Müller").build();
        assertThat(DataSetWriter.toByteArray(held, EXPLICIT_VR_LITTLE_ENDIAN)).containsSequence('M', 0xFC, 'l');
        DataSet replaced = latin.items(
                        Tag.RequestAttributesSequence,
                        DataSet.builder()
                                .text(Tag.ScheduledProcedureStepDescription, "Łódź")
                                .build())
                .build();
        DataSet read = reread(replaced);
        assertThat(read.text(Tag.SpecificCharacterSet)).contains("ISO_IR 192");
        assertThat(read.text(Tag.PatientName)).contains("Müller");
        assertThat(read.items(Tag.RequestAttributesSequence).getFirst().text(Tag.ScheduledProcedureStepDescription))
                .contains("Łódź");
    }

    @Test
    void convertsTextCopiedFromADataSetInAnotherCharacterSet() {
        DataSet cyrillic = reread(DataSet.builder()
                .text(Tag.SpecificCharacterSet, "ISO_IR 144")
                .text(Tag.PatientName, "Люкceмбypг")
                .build());
        DataSet copy = DataSet.builder()
                .text(Tag.SpecificCharacterSet, "ISO_IR 192")
                .copy(cyrillic, Tag.PatientName)
                .build();
        assertThat(reread(copy).text(Tag.PatientName)).contains("Люкceмбypг");
        DataSet undeclared = DataSet.builder().copy(cyrillic, Tag.PatientName).build();
        assertThat(reread(undeclared).text(Tag.PatientName)).contains("Люкceмбypг");
    }

    @Test
    void refusesPixelDataThatDoesNotGoWithTheTransferSyntax() {
        DataSet encapsulated = DataSet.builder()
                .fragments(Tag.PixelData, List.of(new byte[0], WORDS.clone()))
                .build();
        assertThatThrownBy(() -> DataSetWriter.toByteArray(encapsulated, EXPLICIT_VR_LITTLE_ENDIAN))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_ACCEPTABLE));
        assertThat(DataSetWriter.toByteArray(encapsulated, TransferSyntax.RLE_LOSSLESS))
                .endsWith(0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0);
    }

    private static DataSet reread(DataSet dataSet) {
        return DataSetReader.read(
                DataSetWriter.toByteArray(dataSet, EXPLICIT_VR_LITTLE_ENDIAN), EXPLICIT_VR_LITTLE_ENDIAN);
    }
}
