package org.consilium.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.consilium.cases.OpinionText;
import org.consilium.reports.SampleOpinions;
import org.consilium.reports.content.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpinionPagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Spiculae bis zur Pleura, größer als 5 mm; difficult, office, affine",
                "Очаг с нечёткими контурами в верхней доле; їжак, ґанок, әіңғүұқөһ",
                "Thùy trên phổi phải có nốt kích thước 23 x 19 mm, bờ không đều, tua gai",
                "右肺上葉に辺縁不整な結節を認め、胸膜陥入像を伴う",
                "右上肺叶尖段可见结节,边缘毛刺,伴胸膜凹陷征",
                "우폐상엽 첨분절에 경계가 불분명한 결절이 있으며 흉막 함입을 동반합니다",
            })
    void printsTextThatCanBeReadBackInEveryScript(String sentence) throws IOException {
        byte[] pdf = pdf(new OpinionText(sentence, sentence, sentence));

        assertThat(text(pdf).replaceAll("\\s", ""))
                .contains(sentence.replaceAll("\\s", ""))
                .doesNotContain("\uFFFD");
    }

    @Test
    void saysWhoSignedWhenInUtcAndWhereTheAuthorWorks() throws IOException {
        assertThat(text(OpinionPages.pdf(SampleOpinions.report(SampleOpinions.opinion()))))
                .contains("Dr. Åsa Šimůnková", "21 Nov 2026, 23:05 UTC", "22 Nov 2026, 08:05 (Asia/Tokyo, UTC+09:00)");
    }

    @Test
    void namesTheDocumentsThatWereReadWhenThereIsNoStudy() throws IOException {
        var opinion = SampleOpinions.ofDocument("Выписка 紹介状.pdf", "00ff");
        var report = new Report(opinion, Report.Subject.NOT_STATED, List.of(), SampleOpinions.CIRCUMSTANCES);

        assertThat(text(OpinionPages.pdf(report)))
                .contains("see the documents", "Documents read", "Выписка 紹介状.pdf", "SHA-256 00ff")
                .doesNotContain("Studies examined");
    }

    @Test
    void namesTheVersionItAmends() throws IOException {
        assertThat(text(OpinionPages.pdf(SampleOpinions.report(SampleOpinions.amendment()))))
                .contains("Version 2, amends version 1 of 21 Nov 2026, 22:05 UTC");
    }

    @Test
    void goesOnOverPagesThatSayWhoseTheyAre() throws IOException {
        String paragraph = "Spiculated nodule in the apex of the right upper lobe. ".repeat(20);
        byte[] pdf = pdf(new OpinionText((paragraph + "\n").repeat(9), paragraph, paragraph));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(4);
        }
        assertThat(text(pdf))
                .contains("Page 2 of 4")
                .containsOnlyOnce("Yamada, Tarou\n")
                .contains("Tarou  ·  4711");
    }

    @Test
    void givesTheSameBytesForTheSameReport() {
        var report = SampleOpinions.report(SampleOpinions.opinion("悪性か。", SampleOpinions.TEXT, 2));

        assertThat(OpinionPages.pdf(report)).isEqualTo(OpinionPages.pdf(report));
    }

    @Test
    void embedsEveryFontItUses() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(new OpinionText("結節", "결절", "очаг")))) {
            var resources = document.getPage(0).getResources();
            var names = StreamSupport.stream(resources.getFontNames().spliterator(), false)
                    .toList();
            assertThat(names).hasSizeGreaterThanOrEqualTo(3);
            for (var name : names) {
                assertThat(resources.getFont(name)).matches(PDFont::isEmbedded);
            }
        }
    }

    @Test
    void saysWhenACharacterCouldNotBePrinted() throws IOException {
        assertThat(text(pdf(new OpinionText("\uD83D\uDE00", "a", "b"))))
                .contains("Some characters could not be printed");
    }

    private static byte[] pdf(OpinionText text) {
        return OpinionPages.pdf(SampleOpinions.report(SampleOpinions.opinion("Malignant?", text, 1)));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
