package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.consilium.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.consilium.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

class PrivateElementsTest {

    /** A private sequence, in a block of its vendor. */
    private static final String CREATOR = "Agfa ADC NX";

    private static final int SEQUENCE = 0x00191009;

    @Test
    void areUnderstoodAsTheirVendorsSayAndKeepTheirBytes() {
        DataSet written = DataSet.builder()
                .text(0x00190010, VR.LO, "SIEMENS MR HEADER")
                .text(0x0019100C, VR.IS, "1000")
                .numbers(0x0019100E, VR.FD, 0.5, 0.25, -1)
                .build();
        byte[] bytes = DataSetWriter.toByteArray(written, IMPLICIT_VR_LITTLE_ENDIAN);
        DataSet read = DataSetReader.read(bytes, IMPLICIT_VR_LITTLE_ENDIAN);
        assertThat(read.require(0x0019100C).vr()).isEqualTo(VR.UN);
        DataSet understood = PrivateElements.understood(read);
        assertThat(understood.integer(0x0019100C)).hasValue(1000);
        assertThat(understood.numbers(0x0019100E)).containsExactly(0.5, 0.25, -1);
        assertThat(DataSetWriter.toByteArray(understood, IMPLICIT_VR_LITTLE_ENDIAN))
                .isEqualTo(bytes);
    }

    private static DataSet ofVendor(int tag, VR vr, byte[] value) {
        return DataSet.builder()
                .text(Tag.SpecificCharacterSet, "ISO_IR 192")
                .text(0x00190010, VR.LO, CREATOR)
                .bytes(tag, vr, value)
                .build();
    }

    private static byte[] item(DataSet content) {
        byte[] bytes = DataSetWriter.toByteArray(content, IMPLICIT_VR_LITTLE_ENDIAN);
        return new Bytes()
                .hex("FEFF 00E0 %02X%02X0000".formatted(bytes.length & 0xFF, bytes.length >> 8))
                .bytes(bytes)
                .toByteArray();
    }

    private static DataSet read(byte[] value, TransferSyntax transferSyntax) {
        byte[] bytes = DataSetWriter.toByteArray(ofVendor(SEQUENCE, VR.UN, value), transferSyntax);
        DataSet read = DataSetReader.read(bytes, transferSyntax);
        assertThat(read.require(SEQUENCE).vr()).isEqualTo(VR.UN);
        DataSet understood = PrivateElements.understood(read);
        assertThat(DataSetWriter.toByteArray(understood, transferSyntax)).isEqualTo(bytes);
        return understood;
    }

    @Test
    void areOpenedAsSequencesOfDefinedLength() {
        DataSet inner = ofVendor(
                0x00191009,
                VR.UN,
                item(DataSet.builder().text(Tag.PatientName, "Ångström").build()));
        for (TransferSyntax transferSyntax : new TransferSyntax[] {
            IMPLICIT_VR_LITTLE_ENDIAN, EXPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.EXPLICIT_VR_BIG_ENDIAN
        }) {
            DataSet understood = read(item(inner), transferSyntax);
            assertThat(understood.require(SEQUENCE).vr()).isEqualTo(VR.SQ);
            DataSet nested = understood.item(SEQUENCE).orElseThrow();
            assertThat(nested.item(SEQUENCE).orElseThrow().text(Tag.PatientName))
                    .contains("Ångström");
        }
    }

    @Test
    void areOpenedAsSequencesOfUndefinedLength() {
        byte[] name = item(DataSet.builder().text(Tag.PatientID, "4711").build());
        byte[] explicit = new Bytes()
                .hex("1900 1000 4C4F 0C00")
                .text(CREATOR + " ")
                .hex("1900 0910 554E 0000 FFFFFFFF FEFF 00E0 FFFFFFFF")
                .hex("1900 1000 0C000000")
                .text(CREATOR + " ")
                .hex("1900 0910 %02X000000".formatted(name.length))
                .bytes(name)
                .hex("FEFF 0DE0 00000000 FEFF DDE0 00000000")
                .toByteArray();
        DataSet read = DataSetReader.read(explicit, EXPLICIT_VR_LITTLE_ENDIAN);
        DataSet understood = PrivateElements.understood(read);
        DataSet outer = understood.item(SEQUENCE).orElseThrow();
        assertThat(outer.item(SEQUENCE).orElseThrow().text(Tag.PatientID)).contains("4711");
        assertThat(DataSetWriter.toByteArray(understood, EXPLICIT_VR_LITTLE_ENDIAN))
                .isEqualTo(explicit);
    }

    @Test
    void inheritTheSignOfPixelValues() {
        byte[] value = item(
                DataSet.builder().integers(Tag.PixelPaddingValue, VR.SS, -5).build());
        DataSet around = ofVendor(SEQUENCE, VR.UN, value).toBuilder()
                .integers(Tag.PixelRepresentation, 1)
                .build();
        byte[] bytes = DataSetWriter.toByteArray(around, IMPLICIT_VR_LITTLE_ENDIAN);
        DataSet understood = PrivateElements.understood(DataSetReader.read(bytes, IMPLICIT_VR_LITTLE_ENDIAN));
        assertThat(understood.item(SEQUENCE).orElseThrow().integer(Tag.PixelPaddingValue))
                .hasValue(-5);
    }

    @Test
    void stayAsTheyAreWhereTheyAreNotWhatTheirVendorSays() {
        for (String value : new String[] {"41424344", "FEFF 00E0 04000000 4142", "FEFF 00E0 04000000 41424344"}) {
            DataSet understood = read(new Bytes().hex(value).toByteArray(), IMPLICIT_VR_LITTLE_ENDIAN);
            assertThat(understood.require(SEQUENCE).vr()).isEqualTo(VR.UN);
            assertThat(understood.bytes(SEQUENCE))
                    .contains(new Bytes().hex(value).toByteArray());
        }
    }

    @Test
    void areNotOpenedWithoutEnd() {
        byte[] value = new byte[0];
        for (int i = 0; i <= ParseContext.DEPTH_MAX; i++) {
            value = item(ofVendor(SEQUENCE, VR.UN, value));
        }
        byte[] nested = value;
        assertThatThrownBy(() -> read(nested, IMPLICIT_VR_LITTLE_ENDIAN))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.DATA_SET_TOO_DEEP));
    }
}
