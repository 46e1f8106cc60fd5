package org.consilium.app.node;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A question about a letter, without an image, in a real browser: asked, read, answered and opened. */
class LetterAloneIT {

    private static final String PASSWORD = "a-password-for-the-walk";
    private static final Duration DEMO_MAX = Duration.ofSeconds(180);
    private static final String LETTER = "Направление Константинопольской-Преображенской А. В. в торакальный центр.pdf";

    @Test
    void aLetterAloneIsAskedAboutAndAnswered(@TempDir Path home, @TempDir Path folder) throws IOException {
        try (var node = Node.in(home)
                .with("CONSILIUM_DEMO_PASSWORD", PASSWORD)
                .optimized()
                .argument("--spring.profiles.active=demo")
                .start()) {
            Awaitility.await("the demonstration is in place")
                    .atMost(DEMO_MAX)
                    .until(() -> node.output().contains("A demonstration network is in place"));
            BrowserScript.walk(
                    node,
                    "letter.mjs",
                    Map.of(
                            "name", "letter",
                            "referrer", "voronina",
                            "specialist", "nguyen",
                            "password", PASSWORD,
                            "question", "С какого лечения вы бы начали? Заключение патолога приложено.",
                            "letter", letter(folder.resolve(LETTER)).toString(),
                            "findings", "Adenocarcinoma, TTF-1 positive.",
                            "conclusion", "Molecular testing first, then systemic treatment."));
        }
    }

    private static Path letter(Path file) throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 18);
                content.newLineAtOffset(72, 700);
                content.showText("Letter of referral");
                content.endText();
            }
            document.save(file.toFile());
            return file;
        }
    }
}
