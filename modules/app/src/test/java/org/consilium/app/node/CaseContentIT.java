package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.awaitility.Awaitility;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.StoreItem;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What belongs to a case beside its first images, in a real browser: templates, documents, material that comes later. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseContentIT {

    private static final String PASSWORD = "a-password-for-the-walk";
    private static final Duration DEMO_MAX = Duration.ofSeconds(180);
    private static final String LETTER = "Направление Константинопольской-Преображенской А. В. в торакальный центр.pdf";
    private static final String RESULT = "Анализ крови: гемоглобин 138 г/л, лейкоциты 6,2";

    private static final String ACCESSION = "S-2026-17";

    private Node node;

    @BeforeAll
    void startTheDemonstration(@TempDir Path home) {
        node = Node.in(home)
                .with("CONSILIUM_DEMO_PASSWORD", PASSWORD)
                .optimized()
                .argument("--spring.profiles.active=demo")
                .argument("--consilium.documents.text-wake-every=500ms")
                .argument("--consilium.archive.quiet-period=2s")
                .start();
        Awaitility.await("the demonstration is in place")
                .atMost(DEMO_MAX)
                .until(() -> node.output().contains("A demonstration network is in place"));
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void documentsGoAlongAreReadAndPutAside(@TempDir Path folder) throws IOException {
        var plan = new HashMap<String, Object>();
        plan.put("name", "content");
        plan.put("referrer", "voronina");
        plan.put("specialist", "nguyen");
        plan.put("password", PASSWORD);
        plan.put("study", study("CT"));
        plan.put("question", "Растёт ли образование? Письмо и фотография направления приложены.");
        plan.put("letter", letter(folder.resolve(LETTER)).toString());
        plan.put("letterName", LETTER);
        plan.put("picture", picture(folder.resolve("紹介状の写真.png")).toString());
        plan.put("pictureName", "紹介状の写真.png");
        plan.put(
                "program",
                Files.write(folder.resolve("письмо.docx"), "MZ".repeat(300).getBytes(StandardCharsets.US_ASCII))
                        .toString());
        plan.put(
                "laboratory",
                Files.writeString(folder.resolve("Анализы.txt"), RESULT).toString());
        plan.put("laboratoryName", "Анализы.txt");
        plan.put("laboratoryText", RESULT);
        plan.put("reason", "Фотография другого пациента, приложена по ошибке.");
        plan.put("wish", "Нужны более ранние снимки и серия с контрастом.");
        plan.put("accession", ACCESSION);
        var sending = Thread.ofVirtual().start(this::sendWhatIsAskedFor);
        BrowserScript.walk(node, "content.mjs", plan);
        sending.interrupt();
    }

    /** The scanner: a study under the number that was named once the case waits, then one that nobody has asked for. */
    private void sendWhatIsAskedFor() {
        try (var referrer = Visitor.signIn(node, "voronina", PASSWORD)) {
            awaitState(referrer, "NEEDS_MATERIAL");
            send(ACCESSION);
            awaitState(referrer, "IN_REVIEW");
            send("");
        }
    }

    private static void awaitState(Visitor referrer, String state) {
        Awaitility.await("the case is " + state)
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> referrer.get("/api/cases?view=mine")
                        .valueStream()
                        .anyMatch(one -> one.get("state").asString().equals(state)));
    }

    private void send(String accession) {
        var chest = found("CT");
        var instance = Uid.random();
        var bytes = DataSetWriter.toByteArray(
                DataSet.builder()
                        .text(Tag.SOPClassUID, Uids.SecondaryCaptureImageStorage)
                        .text(Tag.SOPInstanceUID, instance.value())
                        .text(Tag.StudyInstanceUID, Uid.random().value())
                        .text(Tag.SeriesInstanceUID, Uid.random().value())
                        .text(Tag.StudyDate, "20260901")
                        .text(Tag.StudyDescription, accession.isEmpty() ? "Chest, earlier" : "Chest with contrast")
                        .text(Tag.AccessionNumber, accession)
                        .text(Tag.Modality, "OT")
                        .text(Tag.PatientName, value(chest, "00100010"))
                        .text(Tag.PatientID, value(chest, "00100020"))
                        .integers(Tag.InstanceNumber, 1)
                        .integers(Tag.SamplesPerPixel, 1)
                        .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                        .integers(Tag.Rows, 8)
                        .integers(Tag.Columns, 8)
                        .integers(Tag.BitsAllocated, 8)
                        .integers(Tag.BitsStored, 8)
                        .integers(Tag.HighBit, 7)
                        .integers(Tag.PixelRepresentation, 0)
                        .bytes(Tag.PixelData, VR.OB, new byte[64])
                        .build(),
                SmallImage.TRANSFER_SYNTAX);
        var destination = new Destination(
                "127.0.0.1", node.dicomPort(), new AeTitle("CONSILIUM"), new AeTitle("DEMO_SCANNER"), Timeouts.DEFAULT);
        try (var association = DimseClient.connect(destination, SmallImage.CONTEXTS)) {
            var item = new StoreItem(
                    Uids.SecondaryCaptureImageStorage,
                    instance.value(),
                    SmallImage.TRANSFER_SYNTAX,
                    bytes.length,
                    new ByteArrayInputStream(bytes));
            assertThat(association.store(item)).isEqualTo(DimseStatus.SUCCESS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path letter(Path file) throws IOException {
        try (var document = new PDDocument()) {
            for (int number = 1; number <= 2; number++) {
                var page = new PDPage();
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(FontName.HELVETICA), 18);
                    content.newLineAtOffset(72, 700);
                    content.showText("Letter of referral, page " + number);
                    content.endText();
                }
            }
            document.save(file.toFile());
            return file;
        }
    }

    private static Path picture(Path file) throws IOException {
        var picture = new java.awt.image.BufferedImage(640, 480, java.awt.image.BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.fillRect(0, 0, 640, 240);
        graphics.dispose();
        javax.imageio.ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    private String study(String modality) {
        return value(found(modality), "0020000D");
    }

    private JsonNode found(String modality) {
        var found = node.get("/dicomweb/studies?ModalitiesInStudy=" + modality);
        return JsonMapper.builder()
                .build()
                .readTree(new String(found.body(), StandardCharsets.UTF_8))
                .get(0);
    }

    private static String value(JsonNode study, String tag) {
        var value = study.get(tag).get("Value").get(0);
        return value.isObject() ? value.get("Alphabetic").asString() : value.asString();
    }
}
