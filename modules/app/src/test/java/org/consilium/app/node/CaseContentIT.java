package org.consilium.app.node;

import java.io.IOException;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What belongs to a case beside its images, in a real browser: documents. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseContentIT {

    private static final String PASSWORD = "a-password-for-the-walk";
    private static final Duration DEMO_MAX = Duration.ofSeconds(180);
    private static final String LETTER = "Направление Константинопольской-Преображенской А. В. в торакальный центр.pdf";
    private static final String RESULT = "Анализ крови: гемоглобин 138 г/л, лейкоциты 6,2";

    private Node node;

    @BeforeAll
    void startTheDemonstration(@TempDir Path home) {
        node = Node.in(home)
                .with("CONSILIUM_DEMO_PASSWORD", PASSWORD)
                .optimized()
                .argument("--spring.profiles.active=demo")
                .argument("--consilium.documents.text-wake-every=500ms")
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
        BrowserScript.walk(node, "content.mjs", plan);
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
        var found = node.get("/dicomweb/studies?ModalitiesInStudy=" + modality);
        return JsonMapper.builder()
                .build()
                .readTree(new String(found.body(), StandardCharsets.UTF_8))
                .get(0)
                .get("0020000D")
                .get("Value")
                .get(0)
                .asString();
    }
}
