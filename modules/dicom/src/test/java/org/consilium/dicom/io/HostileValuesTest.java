package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.consilium.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
import static org.consilium.dicom.io.BadInput.assertDocumented;
import static org.consilium.dicom.io.BadInput.assertRefused;
import static org.consilium.dicom.io.BadInput.read;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Deviation.Kind;
import org.consilium.dicom.Tag;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueCheck;
import org.consilium.kernel.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that mean harm, with the answers of the document. */
class HostileValuesTest {

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
}
