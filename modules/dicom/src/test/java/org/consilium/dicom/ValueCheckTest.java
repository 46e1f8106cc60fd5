package org.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.consilium.dicom.Deviation.Kind;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.DataSetWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueCheckTest {

    private static List<Kind> kinds(DataSet dataSet) {
        return ValueCheck.of(dataSet).listed().stream().map(Deviation::kind).toList();
    }

    private static DataSet raw(int tag, VR vr, String value) {
        return DataSet.builder()
                .bytes(tag, vr, value.getBytes(StandardCharsets.ISO_8859_1))
                .build();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "00080050, SH, 12345678901234567, VALUE_TOO_LONG",
                "00080060, CS, ct, VALUE_CHARACTERS",
                "00080060, CS, CT*, VALUE_CHARACTERS",
                "00080020, DA, 20250230, VALUE_FORMAT",
                "00080020, DA, 20250101-20250102, VALUE_TOO_LONG",
                "00080020, DA, 2025.01.01, VALUE_TOO_LONG",
                "00080030, TM, 2460, VALUE_FORMAT",
                "00080030, TM, 235960.123456, -",
                "0008002A, DT, 2025, -",
                "0008002A, DT, 20251301, VALUE_FORMAT",
                "0008002A, DT, 20250101120000.5+0300, -",
                "00101010, AS, 999X, VALUE_CHARACTERS",
                "00101010, AS, 99Y, VALUE_FORMAT",
                "0020000D, UI, 1.02.3, VALUE_FORMAT",
                "00200013, IS, 1.5, VALUE_CHARACTERS",
                "00200013, IS, 99999999999, VALUE_FORMAT",
                "00280030, DS, 1.5\\.5, -",
                "00280030, DS, 1.5\\1e, VALUE_FORMAT",
                "00280030, DS, 1.5, VALUE_MULTIPLICITY",
                "00100010, PN, a^b^c^d^e^f, VALUE_FORMAT",
                "00100010, PN, a=b=c=d, VALUE_FORMAT",
                "00081190, UR, http://a b, VALUE_CHARACTERS",
                "00100020, LO, a\u0001b, VALUE_CHARACTERS",
                "00100020, SH, abc, WRONG_VR"
            })
    void tellsWhatAValueDoesNotKeepTo(String tag, VR vr, String value, Kind expected) {
        List<Kind> kinds = kinds(raw(Integer.parseUnsignedInt(tag, 16), vr, value));
        assertThat(kinds).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void tellsBytesThatMeanNothingAndWhereTheyAre() {
        byte[] bytes = DataSetWriter.toByteArray(
                DataSet.builder()
                        .text(Tag.SpecificCharacterSet, "ISO_IR 192")
                        .items(
                                Tag.RequestAttributesSequence,
                                DataSet.builder()
                                        .bytes(Tag.AccessionNumber, VR.SH, new byte[] {'A', (byte) 0xC3})
                                        .build())
                        .build(),
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        DataSet read = DataSetReader.read(bytes, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(ValueCheck.of(read).listed()).singleElement().satisfies(deviation -> {
            assertThat(deviation.kind()).isEqualTo(Kind.UNDECODABLE_TEXT);
            assertThat(deviation.path()).isEqualTo("(0040,0275)[0].(0008,0050)");
            assertThat(bytes[(int) deviation.offset()]).isEqualTo((byte) 'A');
            assertThat(bytes[(int) deviation.offset() + 1]).isEqualTo((byte) 0xC3);
        });
        ValueElement text = (ValueElement)
                read.items(Tag.RequestAttributesSequence).getFirst().require(Tag.AccessionNumber);
        assertThat(text.isTextExact()).isFalse();
        assertThat(text.text()).contains("A\uFFFD");
        assertThat(text.value().toByteArray()).containsExactly('A', 0xC3);
    }

    @Test
    void tellsBinaryValuesThatAreNoWords() {
        assertThat(kinds(DataSet.builder()
                        .bytes(Tag.FrameIncrementPointer, VR.AT, new byte[6])
                        .build()))
                .containsExactly(Kind.VALUE_LENGTH);
    }

    @Test
    void saysNothingAboutValues() {
        Deviation deviation =
                ValueCheck.of(raw(Tag.PatientSex, VR.CS, "müller")).listed().getFirst();
        assertThat(deviation.toString()).doesNotContain("ller").contains("(0010,0040)");
    }
}
