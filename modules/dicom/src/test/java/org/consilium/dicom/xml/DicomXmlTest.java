package org.consilium.dicom.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.VR;
import org.consilium.dicom.json.BulkDataResolver;
import org.consilium.dicom.json.BulkDataUri;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DicomXmlTest {

    private static final String HEAD = "<NativeDicomModel xmlns=\"" + DataSetXmlWriter.NAMESPACE + "\">";

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static DataSet read(String content) {
        return DicomXml.read(HEAD + content + "</NativeDicomModel>", BulkDataResolver.NONE);
    }

    @Test
    void writesEachKindOfValueAsTheStandardSays() {
        DataSet dataSet = DataSet.builder()
                .text(Tag.SpecificCharacterSet, "ISO_IR 100")
                .bytes(Tag.ImageType, VR.CS, ascii("ORIGINAL\\\\AXIAL "))
                .bytes(0x00090010, VR.LO, ascii("ACME"))
                .bytes(0x00091001, VR.DS, ascii("+1.50 "))
                .text(Tag.PatientName, "Yamada^Tarou^^Dr=山田^太郎")
                .empty(Tag.PatientBirthDate)
                .items(
                        Tag.ReferencedSeriesSequence,
                        DataSet.builder().text(Tag.SeriesInstanceUID, "1.2").build(),
                        DataSet.empty())
                .bytes(Tag.PixelData, VR.OW, new byte[] {1, 2, 3, 4})
                .build();
        assertThat(DicomXml.toString(dataSet)).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <NativeDicomModel xmlns="http://dicom.nema.org/PS3.19/models/NativeDICOM" xml:space="preserve">\
                <DicomAttribute tag="00080005" vr="CS" keyword="SpecificCharacterSet">\
                <Value number="1">ISO_IR 192</Value></DicomAttribute>\
                <DicomAttribute tag="00080008" vr="CS" keyword="ImageType">\
                <Value number="1">ORIGINAL</Value><Value number="2"/><Value number="3">AXIAL</Value></DicomAttribute>\
                <DicomAttribute tag="00081115" vr="SQ" keyword="ReferencedSeriesSequence"><Item number="1">\
                <DicomAttribute tag="0020000E" vr="UI" keyword="SeriesInstanceUID"><Value number="1">1.2</Value>\
                </DicomAttribute></Item><Item number="2"></Item></DicomAttribute>\
                <DicomAttribute tag="00090010" vr="LO"><Value number="1">ACME</Value></DicomAttribute>\
                <DicomAttribute tag="00090001" vr="DS" privateCreator="ACME"><Value number="1">+1.50</Value>\
                </DicomAttribute>\
                <DicomAttribute tag="00100010" vr="PN" keyword="PatientName"><PersonName number="1">\
                <Alphabetic><FamilyName>Yamada</FamilyName><GivenName>Tarou</GivenName>\
                <NamePrefix>Dr</NamePrefix></Alphabetic>\
                <Ideographic><FamilyName>山田</FamilyName><GivenName>太郎</GivenName></Ideographic>\
                </PersonName></DicomAttribute>\
                <DicomAttribute tag="00100030" vr="DA" keyword="PatientBirthDate"/>\
                <DicomAttribute tag="7FE00010" vr="OW" keyword="PixelData"><InlineBinary>AQIDBA==</InlineBinary>\
                </DicomAttribute></NativeDicomModel>""");
        assertThat(DicomXml.toString(DicomXml.read(DicomXml.toString(dataSet), BulkDataResolver.NONE)))
                .isEqualTo(DicomXml.toString(dataSet));
    }

    @Test
    void refersToBulkDataByUriOrUuid() throws IOException {
        DataSet dataSet = DataSet.builder()
                .copy(new DetachedElement(Tag.PixelData, VR.OW, 100, 1000))
                .copy(new DetachedElement(Tag.EncapsulatedDocument, VR.OB, 0, 8))
                .build();
        BulkDataUri uris = (path, element) -> Optional.of(
                element.tag() == Tag.PixelData ? "urn:uuid:00000000-0000-0000-0000-000000000001" : "a?b&c=\"" + path);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomXml.write(dataSet, uris, out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("<BulkData uuid=\"00000000-0000-0000-0000-000000000001\"/>")
                .contains("<BulkData uri=\"a?b&amp;c=&quot;00420011\"/>");
        DataSet again = DicomXml.read(new ByteArrayInputStream(out.toByteArray()), uri -> Optional.of(ascii(uri)));
        assertThat(again.bytes(Tag.PixelData)).contains(ascii("urn:uuid:00000000-0000-0000-0000-000000000001"));
        assertThat(again.bytes(Tag.EncapsulatedDocument)).contains(ascii("a?b&c=\"00420011"));
    }

    @Test
    void changesNoCharacterOnTheWayThere() {
        String text = "a\r\nb\tc <&>\"' ]]> \u0085 \uD83D\uDE00 ";
        DataSet dataSet = DataSet.builder()
                .bytes(Tag.ImageComments, VR.LT, text.getBytes(StandardCharsets.UTF_8))
                .bytes(Tag.PatientID, VR.LO, ascii("\u001B$B\u0001"))
                .build();
        DataSet again = DicomXml.read(DicomXml.toString(dataSet), BulkDataResolver.NONE);
        assertThat(again.text(Tag.ImageComments)).contains(text.stripTrailing());
        assertThat(again.text(Tag.PatientID)).isEqualTo(dataSet.text(Tag.PatientID));
    }

    @Test
    void keepsTwoBlocksOfOneCreatorApart() {
        DataSet dataSet = DataSet.builder()
                .bytes(0x00090010, VR.LO, ascii("ACME"))
                .bytes(0x00090011, VR.LO, ascii("ACME"))
                .bytes(0x00091001, VR.LO, ascii("first"))
                .bytes(0x00091101, VR.LO, ascii("second"))
                .bytes(0x00091201, VR.LO, ascii("orphan"))
                .build();
        DataSet again = DicomXml.read(DicomXml.toString(dataSet), BulkDataResolver.NONE);
        assertThat(again.text(0x00091001)).contains("first");
        assertThat(again.text(0x00091101)).contains("second");
        assertThat(again.text(0x00091201)).contains("orphan");
    }

    @Test
    void givesPrivateElementsABlockWhereTheDocumentHasNone() {
        DataSet dataSet = read("""
                <DicomAttribute tag="00090010" vr="LO"><Value number="1">OTHER</Value></DicomAttribute>
                <DicomAttribute tag="00090001" vr="SH" privateCreator="ACME"><Value>a</Value></DicomAttribute>
                <DicomAttribute tag="00090002" vr="SH" privateCreator="ACME"><Value>b</Value></DicomAttribute>
                """);
        assertThat(dataSet.text(0x00090011)).contains("ACME");
        assertThat(dataSet.text(0x00091101)).contains("a");
        assertThat(dataSet.text(0x00091102)).contains("b");
    }

    @Test
    void readsWithoutNamespaceWithKeywordsGapsCommentsAndCharacterData() {
        DataSet dataSet = DicomXml.read("""
                <?xml version="1.0"?>
                <NativeDicomModel><!-- comment -->
                  <DicomAttribute keyword="ImageType" vr="CS"><Value number="3"><![CDATA[A]]>B</Value></DicomAttribute>
                </NativeDicomModel>
                """, BulkDataResolver.NONE);
        assertThat(dataSet.texts(Tag.ImageType)).containsExactly("", "", "AB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "<Other/>",
                "<DicomAttribute vr=\"LO\"/>",
                "<DicomAttribute tag=\"0010002\" vr=\"LO\"/>",
                "<DicomAttribute tag=\"00100020\" vr=\"ZZ\"/>",
                "<DicomAttribute tag=\"00100020\" vr=\"LO\"><Value number=\"0\"/></DicomAttribute>",
                "<DicomAttribute tag=\"00100020\" vr=\"LO\"><Value number=\"2000000000\"/></DicomAttribute>",
                "<DicomAttribute tag=\"00100020\" vr=\"LO\"><Value number=\"x\"/></DicomAttribute>",
                "<DicomAttribute tag=\"00100020\" vr=\"LO\"><Value><b/></Value></DicomAttribute>",
                "<DicomAttribute tag=\"00100020\" vr=\"LO\"><Item/></DicomAttribute>",
                "<DicomAttribute tag=\"00100020\" vr=\"LO\"/><DicomAttribute tag=\"00100020\" vr=\"LO\"/>",
                "<DicomAttribute tag=\"00081115\" vr=\"SQ\"><Value>1</Value></DicomAttribute>",
                "<DicomAttribute tag=\"00081115\" vr=\"SQ\"><InlineBinary>AAAA</InlineBinary></DicomAttribute>",
                "<DicomAttribute tag=\"00280010\" vr=\"US\"><Value>70000</Value></DicomAttribute>",
                "<DicomAttribute tag=\"7FE00010\" vr=\"OW\"><Value>1</Value></DicomAttribute>",
                "<DicomAttribute tag=\"7FE00010\" vr=\"OW\"><InlineBinary>*</InlineBinary></DicomAttribute>",
                "<DicomAttribute tag=\"7FE00010\" vr=\"OW\"><BulkData/></DicomAttribute>",
                "<DicomAttribute tag=\"7FE00010\" vr=\"OW\"><BulkData uri=\"file:///etc/passwd\"/></DicomAttribute>",
                "<DicomAttribute tag=\"00100010\" vr=\"PN\"><PersonName><Other/></PersonName></DicomAttribute>",
                "<?php echo ?>",
                "&undeclared;"
            })
    void refusesWhatIsNoNativeDicomModel(String content) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_REQUEST))
                .hasMessageNotContaining("passwd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<a/>", "<NativeDicomModel>", "<NativeDicomModel/>x", "\u0000", "<?xml version=\"9\"?>"})
    void refusesWhatIsNoDocument(String document) {
        assertThatThrownBy(() -> DicomXml.read(document, BulkDataResolver.NONE)).isInstanceOf(Rejected.class);
    }

    @Test
    void neverOpensAFileThatADocumentNames(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
        String document = """
                <?xml version="1.0"?>
                <!DOCTYPE NativeDicomModel [<!ENTITY e SYSTEM "%s">]>
                <NativeDicomModel><DicomAttribute tag="00100020" vr="LO"><Value>&e;</Value></DicomAttribute>\
                </NativeDicomModel>""".formatted(secret.toUri());
        assertThatThrownBy(() -> DicomXml.read(document, BulkDataResolver.NONE))
                .isInstanceOf(Rejected.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesEntitiesThatGrow() {
        StringBuilder entities = new StringBuilder("<!ENTITY e0 \"lol\">");
        for (int i = 1; i < 30; i++) {
            String before = "&e" + (i - 1) + ";";
            entities.append("<!ENTITY e%d \"%s\">".formatted(i, before.repeat(10)));
        }
        String document = "<!DOCTYPE NativeDicomModel [" + entities + "]><NativeDicomModel>&e29;</NativeDicomModel>";
        assertThatThrownBy(() -> DicomXml.read(document, BulkDataResolver.NONE)).isInstanceOf(Rejected.class);
    }

    @Test
    void refusesADocumentTypeEvenWithoutEntities() {
        assertThatThrownBy(() -> DicomXml.read("<!DOCTYPE NativeDicomModel><NativeDicomModel/>", BulkDataResolver.NONE))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void refusesTenThousandNestedSequences() {
        String nested = "<DicomAttribute tag=\"00081115\" vr=\"SQ\"><Item>".repeat(10_000);
        assertThatThrownBy(() -> read(nested)).isInstanceOf(Rejected.class);
        String elements = "<a>".repeat(100_000);
        assertThatThrownBy(() -> DicomXml.read(elements, BulkDataResolver.NONE)).isInstanceOf(Rejected.class);
    }

    @Test
    void reads100LevelsOfSequencesAndRefusesMore() {
        assertThat(read(nested(100)).items(Tag.ReferencedSeriesSequence)).hasSize(1);
        assertThatThrownBy(() -> read(nested(101)))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.DATA_SET_TOO_DEEP));
    }

    private static String nested(int levels) {
        return "<DicomAttribute tag=\"00081115\" vr=\"SQ\"><Item>".repeat(levels)
                + "</Item></DicomAttribute>".repeat(levels);
    }

    @Test
    void refusesADocumentAndAttributesThatNeverEnd() {
        assertThatThrownBy(() -> DicomXml.read(endless("<NativeDicomModel>", " "), BulkDataResolver.NONE))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
        assertThatThrownBy(() -> DicomXml.read(endless("<NativeDicomModel a=\"", "a"), BulkDataResolver.NONE))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> DicomXml.read(endless("<", "a"), BulkDataResolver.NONE))
                .isInstanceOf(Rejected.class);
        StringBuilder many = new StringBuilder("<NativeDicomModel");
        for (int i = 0; i < 100_000; i++) {
            many.append(" a").append(i).append("=\"\"");
        }
        assertThatThrownBy(() -> DicomXml.read(many + "/>", BulkDataResolver.NONE))
                .isInstanceOf(Rejected.class);
    }

    private static InputStream endless(String start, String then) {
        byte[] head = ascii(start);
        byte rest = ascii(then)[0];
        return new InputStream() {
            private int position;

            @Override
            public int read() {
                return position < head.length ? head[position++] : rest;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    target[offset + i] = (byte) read();
                }
                return length;
            }
        };
    }
}
