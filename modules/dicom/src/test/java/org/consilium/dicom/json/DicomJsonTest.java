package org.consilium.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Element;
import org.consilium.dicom.FragmentsElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueElement;
import org.consilium.dicom.charset.SpecificCharacterSet;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DicomJsonTest {

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static DataSet read(String json) {
        List<DataSet> dataSets = DicomJson.read(json, BulkDataResolver.NONE);
        assertThat(dataSets).hasSize(1);
        return dataSets.getFirst();
    }

    @Test
    void writesEachKindOfValueAsTheStandardSays() {
        DataSet dataSet = DataSet.builder()
                .text(Tag.SpecificCharacterSet, "ISO_IR 100")
                .bytes(Tag.ImageType, VR.CS, ascii("ORIGINAL\\\\AXIAL "))
                .text(Tag.PatientName, "Yamada^Tarou=山田^太郎")
                .empty(Tag.PatientBirthDate)
                .bytes(Tag.SliceThickness, VR.DS, ascii("+1.50 "))
                .bytes(Tag.InstanceNumber, VR.IS, ascii("007"))
                .integers(Tag.FrameIncrementPointer, Tag.FrameTime)
                .items(
                        Tag.ReferencedSeriesSequence,
                        DataSet.builder().text(Tag.SeriesInstanceUID, "1.2").build(),
                        DataSet.empty())
                .bytes(Tag.PixelData, VR.OW, new byte[] {1, 2, 3, 4})
                .build();
        assertThat(DicomJson.toString(dataSet)).isEqualTo("""
                        {"00080005":{"vr":"CS","Value":["ISO_IR 192"]},\
                        "00080008":{"vr":"CS","Value":["ORIGINAL",null,"AXIAL"]},\
                        "00081115":{"vr":"SQ","Value":[{"0020000E":{"vr":"UI","Value":["1.2"]}},{}]},\
                        "00100010":{"vr":"PN","Value":[{"Alphabetic":"Yamada^Tarou","Ideographic":"山田^太郎"}]},\
                        "00100030":{"vr":"DA"},\
                        "00180050":{"vr":"DS","Value":[1.50]},\
                        "00200013":{"vr":"IS","Value":[7]},\
                        "00280009":{"vr":"AT","Value":["00181063"]},\
                        "7FE00010":{"vr":"OW","InlineBinary":"AQIDBA=="}}""");
    }

    @Test
    void writesNumbersThatJsonCannotHoldAsText() {
        DataSet dataSet = DataSet.builder()
                .bytes(Tag.SliceThickness, VR.DS, ascii("1A"))
                .numbers(0x00091001, VR.FD, Double.NaN)
                .bytes(0x00091002, VR.UV, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1})
                .build();
        assertThat(DicomJson.toString(dataSet))
                .contains("[\"1A\"]")
                .contains("[\"NaN\"]")
                .contains("[\"18446744073709551615\"]");
    }

    @Test
    void refersToBulkDataByThePathThatLeadsToIt() throws IOException {
        DataSet dataSet = DataSet.builder()
                .items(
                        Tag.WaveformSequence,
                        DataSet.builder()
                                .bytes(Tag.WaveformData, VR.OW, new byte[4])
                                .build())
                .copy(new DetachedElement(Tag.PixelData, VR.OW, 100, 1000))
                .build();
        StringBuilder json = new StringBuilder();
        DicomJson.write(dataSet, (path, element) -> Optional.of("bulk/" + path), json);
        assertThat(json.toString())
                .contains("\"54001010\":{\"vr\":\"OW\",\"BulkDataURI\":\"bulk/54000100/1/54001010\"}")
                .contains("\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"bulk/7FE00010\"}");
    }

    @Test
    void escapesWhatWouldBreakOutOfAString() {
        String hostile = "\"}]\n<script>\u0001\ud800\\";
        String json = DicomJson.toString(DataSet.builder()
                .bytes(Tag.ImageComments, VR.LT, hostile.getBytes(StandardCharsets.UTF_16BE))
                .build());
        assertThat(json).doesNotContain("\n");
        assertThat(read(json).contains(Tag.ImageComments)).isTrue();
    }

    @Test
    void readsWhatItWrote() throws IOException {
        DataSet dataSet = DataSet.builder()
                .text(Tag.PatientName, "A^B=山田")
                .numbers(Tag.PixelSpacing, 0.5, 0.25)
                .integers(Tag.Rows, 512)
                .integers(Tag.FrameIncrementPointer, Tag.FrameTime)
                .empty(Tag.StudyDate)
                .items(Tag.ReferencedSeriesSequence, DataSet.empty())
                .bytes(0x00091001, VR.UN, new byte[] {1, 2})
                .build();
        String json = DicomJson.toString(dataSet);
        assertThat(DicomJson.toString(read(json))).isEqualTo(json);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomJson.writeAll(List.of(dataSet, dataSet), BulkDataUri.NONE, out);
        assertThat(DicomJson.read(new ByteArrayInputStream(out.toByteArray()), BulkDataResolver.NONE))
                .hasSize(2)
                .allSatisfy(read -> assertThat(read.text(Tag.PatientName)).contains("A^B=山田"));
    }

    @Test
    void readsEscapesSpacesAndKeywords() {
        DataSet dataSet = read("""
                { "PatientID" : { "vr" : "LO", "Value" : [ "a\\u00fc\\n\\"b" , null ] } }
                """);
        assertThat(dataSet.texts(Tag.PatientID)).containsExactly("aü\n\"b", "");
    }

    @Test
    void resolvesBulkDataOnlyByTheResolverItIsGiven() {
        String json = "{\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"file:///etc/passwd\"}}";
        assertThatThrownBy(() -> read(json)).isInstanceOf(Rejected.class).hasMessageNotContaining("passwd");
        assertThat(DicomJson.read(json, uri -> Optional.of(new byte[] {1, 2}))
                        .getFirst()
                        .bytes(Tag.PixelData)
                        .orElseThrow())
                .containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1]",
                "{\"0010\":{}}",
                "{\"00100010\":1}",
                "{\"00100010\":{\"vr\":\"ZZ\"}}",
                "{\"00100010\":{\"vr\":\"PN\",\"Value\":[[]]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[\"x\"]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[1e999999999]}}",
                "{\"7FE00010\":{\"vr\":\"OW\",\"InlineBinary\":\"*\"}}",
                "{\"00100010\":{\"vr\":\"PN\"},\"00100010\":{\"vr\":\"PN\"}}",
                "{} {}",
                "{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"\\u12\"]}}",
                "nul",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[70000]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[-1]}}",
                "{\"00100020\":{\"vr\":\"LO\",\"Value\":\"text\"}}",
                "{\"00100020\":{\"vr\":\"LO\",\"Value\":null}}",
                "{\"00081115\":{\"vr\":\"SQ\",\"InlineBinary\":\"AAAA\"}}",
                "{\"7FE00010\":{\"vr\":\"OW\",\"InlineBinary\":[\"AAAA\"]}}",
                "{\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":1}}"
            })
    void refusesWhatIsNoDicomJson(String json) {
        assertThatThrownBy(() -> DicomJson.read(json, BulkDataResolver.NONE))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_REQUEST));
    }

    @Test
    void refusesTenThousandNestedSequences() {
        String json = "{\"00081115\":{\"vr\":\"SQ\",\"Value\":[".repeat(10_000);
        assertThatThrownBy(() -> DicomJson.read(json, BulkDataResolver.NONE))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.DATA_SET_TOO_DEEP));
    }

    @Test
    void readsNumbersThatJsonHoldsOnlyAsText() {
        String json = """
                {"00091001":{"vr":"FD","Value":["NaN","inf","-inf","-Infinity",null]},\
                "00091002":{"vr":"UV","Value":["18446744073709551615",1]},\
                "00091003":{"vr":"SV","Value":["-9223372036854775808"]}}""";
        DataSet dataSet = read(json.replace(",null", ""));
        assertThat(dataSet.numbers(0x00091001))
                .containsExactly(
                        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
        assertThat(dataSet.texts(0x00091002)).containsExactly("18446744073709551615", "1");
        assertThat(dataSet.texts(0x00091003)).containsExactly("-9223372036854775808");
        assertThat(DicomJson.toString(dataSet))
                .contains("[\"NaN\",\"inf\",\"-inf\",\"-inf\"]")
                .contains("[\"18446744073709551615\",1]");
    }

    @Test
    void readsNullItemsAsEmptyOnesAndNullGroupsOfNamesAsAbsent() {
        DataSet dataSet = read("""
                {"00081115":{"vr":"SQ","Value":[null,{}]},
                 "00100010":{"vr":"PN","Value":[{"Alphabetic":null,"Ideographic":"山田"},null]}}
                """);
        assertThat(dataSet.items(Tag.ReferencedSeriesSequence)).hasSize(2).allMatch(DataSet::isEmpty);
        assertThat(dataSet.texts(Tag.PatientName)).containsExactly("=山田", "");
    }

    @Test
    void keepsTheNumberOfEmptyValues() {
        DataSet dataSet = DataSet.builder()
                .bytes(Tag.ImageType, VR.CS, ascii("\\"))
                .bytes(Tag.PatientID, VR.LO, ascii("  "))
                .build();
        assertThat(DicomJson.toString(dataSet))
                .isEqualTo("{\"00080008\":{\"vr\":\"CS\",\"Value\":[null,null]},\"00100020\":{\"vr\":\"LO\"}}");
    }

    @Test
    void writesLargeBigEndianValuesInLittleEndian() {
        byte[] big = new byte[100_000];
        for (int i = 0; i < big.length; i++) {
            big[i] = (byte) (i / 2 * (i % 2 + 1));
        }
        Element element = ValueElement.of(Tag.PixelData, VR.OW, big, 0, big.length, true, SpecificCharacterSet.DEFAULT);
        DataSet again = read(DicomJson.toString(DataSet.builder().copy(element).build()));
        assertThat(again.bytes(Tag.PixelData)).contains(element.bytes());
    }

    @Test
    void takesFragmentsFromTheResolver() {
        FragmentsElement fragments = new FragmentsElement(
                Tag.PixelData, VR.OB, List.of(ByteRange.of(new byte[0]), ByteRange.of(new byte[4])));
        BulkDataResolver resolver = new BulkDataResolver() {
            @Override
            public Optional<byte[]> resolve(String uri) {
                return Optional.empty();
            }

            @Override
            public Optional<Element> element(int tag, VR vr, String uri) {
                return uri.equals("bulk/1") ? Optional.of(fragments) : Optional.empty();
            }
        };
        String json = "{\"7FE00010\":{\"vr\":\"OB\",\"BulkDataURI\":\"bulk/1\"}}";
        assertThat(DicomJson.read(json, resolver).getFirst().find(Tag.PixelData))
                .contains(fragments);
    }

    @Test
    void refusesMoreValuesThanTheLimit() {
        String json = "[" + "{},".repeat(JsonBudget.VALUES_MAX) + "{}]";
        assertThatThrownBy(() -> DicomJson.read(json, BulkDataResolver.NONE))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }
}
