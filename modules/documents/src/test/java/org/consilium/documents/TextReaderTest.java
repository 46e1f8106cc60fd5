package org.consilium.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.consilium.documents.DocumentText.None;
import org.consilium.documents.DocumentText.Why;
import org.consilium.documents.DocumentText.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text of documents, read by a process of its own. */
class TextReaderTest {

    private static final ReaderLimits LIMITS = new ReaderLimits(128, Duration.ofMinutes(1), 1_000);

    private final TextReader reader = new TextReader(LIMITS);

    @TempDir
    private Path folder;

    @Test
    void findsTheWordsOfEveryTypeThatHasSome() throws Exception {
        assertThat(read(DocumentType.PDF, Samples.pdf(folder, "Nodule in the right upper lobe")))
                .isEqualTo(new Words("Nodule in the right upper lobe", false));
        assertThat(read(DocumentType.DOCX, Samples.docx(folder, "肺結節を認める", Map.of())))
                .isEqualTo(new Words("肺結節を認める", false));
        assertThat(read(DocumentType.ODT, Samples.odt(folder, "Khối u phổi")))
                .isEqualTo(new Words("Khối u phổi", false));
        assertThat(read(DocumentType.XML, text("<a><b>Hemoglobin</b> <c>138</c></a>", StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Words.class,
                        words -> assertThat(words.text()).contains("Hemoglobin").contains("138"));
        var russian = "Общий анализ крови: гемоглобин 138, лейкоциты 6,2. Заключение: без патологии.";
        assertThat(read(DocumentType.TEXT, text(russian, Charset.forName("windows-1251"))))
                .isEqualTo(new Words(russian, false));
    }

    @Test
    void cutsTextThatIsTooLong() throws Exception {
        var answer = read(DocumentType.TEXT, text("word ".repeat(5_000), StandardCharsets.UTF_8));
        assertThat(answer).isInstanceOfSatisfying(Words.class, words -> {
            assertThat(words.cut()).isTrue();
            assertThat(words.text().length()).isBetween(500, LIMITS.charactersMax());
        });
    }

    @Test
    void saysWhyThereIsNoText() throws Exception {
        assertThat(read(DocumentType.PDF, Samples.encryptedPdf(folder))).isEqualTo(new None(Why.ENCRYPTED));
        var half = Files.readAllBytes(Samples.docx(folder, "Text", Map.of()));
        assertThat(read(DocumentType.DOCX, Samples.file(folder, "half", java.util.Arrays.copyOf(half, 200))))
                .isEqualTo(new None(Why.UNREADABLE));
    }

    @Test
    void aReaderThatTakesTooLongIsEnded() throws Exception {
        var hasty = new TextReader(new ReaderLimits(128, Duration.ofMillis(1), 1_000));
        try (var in = Files.newInputStream(Samples.pdf(folder, "words"))) {
            assertThat(hasty.read(DocumentType.PDF, in)).isEqualTo(new None(Why.TOO_LONG));
        }
    }

    @Test
    void aDocumentThatNeedsTooMuchMemoryBreaksItsReaderOnly() throws Exception {
        var deep = "<a>".repeat(3_000_000);
        assertThat(reader.read(DocumentType.XML, new ByteArrayInputStream(deep.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new None(Why.UNREADABLE));
    }

    private DocumentText read(DocumentType type, Path file) throws IOException, InterruptedException {
        try (var in = Files.newInputStream(file)) {
            return reader.read(type, in);
        }
    }

    private Path text(String content, Charset charset) {
        return Samples.file(folder, "text", content.getBytes(charset));
    }
}
