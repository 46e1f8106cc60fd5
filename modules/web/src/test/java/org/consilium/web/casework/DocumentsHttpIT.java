package org.consilium.web.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.text.PDFTextStripper;
import org.consilium.cases.CaseId;
import org.consilium.cases.Urgency;
import org.consilium.web.Browser;
import org.consilium.web.dicomweb.worklist.ReadingRoom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Documents of a case over HTTP: brought as they are, handed out so that nothing in them runs. */
class DocumentsHttpIT {

    private static final String NAME = "Эпикриз Ямада.pdf";

    private static ReadingRoom room;
    private static Browser referrer;
    private static Browser specialist;
    private String of;

    @BeforeAll
    static void start() {
        room = new ReadingRoom("--consilium.documents.size-max=6MB", "--consilium.documents.text-wake-every=200ms");
        referrer = room.browser(room.referrer);
        specialist = room.browser(room.specialist);
    }

    @BeforeEach
    void ask() throws IOException {
        of = "/api/cases/" + room.offered(Urgency.ROUTINE);
    }

    @AfterAll
    static void stop() throws IOException {
        room.close();
    }

    @Test
    void aDocumentComesBackAsItWasAndRunsNothing() throws IOException {
        var pdf = pdf("Status post lobectomy", 0);
        var answer = bring(NAME, "LETTER", pdf);
        assertThat(answer.statusCode()).isEqualTo(201);
        var document = documents(Browser.json(answer)).get(0);
        assertThat(document.get("name").asString()).isEqualTo(NAME);
        assertThat(document.get("mediaType").asString()).isEqualTo("application/pdf");

        var content = specialist.get(path(document, "content"));
        assertThat(content.statusCode()).isEqualTo(200);
        assertThat(content.body()).isEqualTo(pdf);
        assertThat(content.headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(content.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(content.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(content.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%D0%AD");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> new String(specialist.get(path(document, "text")).body(), StandardCharsets.UTF_8)
                        .equals("Status post lobectomy"));

        var fhir = Browser.json(referrer.get("/fhir/DocumentReference?related=ServiceRequest/" + of.substring(11)));
        var reference = fhir.at("/entry/0/resource");
        assertThat(reference.at("/content/0/attachment/title").asString()).isEqualTo(NAME);
        assertThat(reference.at("/identifier/0/value").asString())
                .isEqualTo(document.get("sha256").asString());
        var binary = specialist.get(
                "/fhir/" + reference.at("/content/0/attachment/url").asString(), "Accept", "application/pdf");
        assertThat(binary.body()).isEqualTo(pdf);
        assertThat(room.browser(room.other)
                        .get("/fhir/"
                                + reference.at("/content/0/attachment/url").asString())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aLetterAloneIsAskedAboutAndAnswered() throws IOException {
        var draft = Browser.json(referrer.post(
                "/api/cases",
                Map.of(
                        "studies",
                        List.of(),
                        "discipline",
                        "ONCOLOGY",
                        "urgency",
                        "ROUTINE",
                        "question",
                        "Which treatment would you begin with?",
                        "diagnosis",
                        Map.of("system", "ICD-10", "code", "C34.1", "display", "Lung cancer"),
                        "languages",
                        List.of("en"))));
        of = "/api/cases/" + draft.get("id").asString();
        var agreed = Map.of(
                "basis",
                "PATIENT",
                "reach",
                "NODE",
                "givenOn",
                LocalDate.now(ZoneOffset.UTC).toString());
        assertThat(referrer.post(of + "/consent", agreed).statusCode()).isEqualTo(200);
        assertThat(referrer.post(of + "/submit", Map.of()).statusCode()).isEqualTo(400);

        var document = documents(Browser.json(bring(NAME, "REPORT", pdf("Adenocarcinoma", 0))))
                .get(0);
        var sent = referrer.post(of + "/submit", Map.of());
        assertThat(sent.statusCode()).isEqualTo(200);
        var page = Browser.json(sent);
        assertThat(page.get("state").asString()).isEqualTo("OFFERED");
        assertThat(page.get("studies")).isEmpty();

        var id = new CaseId(UUID.fromString(draft.get("id").asString()));
        room.cases().accept(room.specialist, id);
        room.sign(id);
        room.cases().delivered(id, 1);
        assertThat(room.workitem(specialist, room.workitem(id, room.specialist)).isEmpty())
                .isFalse();
        assertThat(referrer.get("/fhir/ServiceRequest/" + id.value()).statusCode())
                .isEqualTo(200);
        var printed = referrer.confirm().get(of + "/opinions/1/report.pdf");
        assertThat(printed.statusCode()).isEqualTo(200);
        try (var read = Loader.loadPDF(printed.body())) {
            assertThat(new PDFTextStripper().getText(read))
                    .contains(NAME, document.get("sha256").asString());
        }
    }

    @Test
    void largerDocumentsThanOtherBodiesAreTakenAndTooLargeOnesNot() throws IOException {
        assertThat(bring("large.pdf", "OTHER", pdf("large", 5 << 20)).statusCode())
                .isEqualTo(201);
        assertThat(bring("larger.pdf", "OTHER", pdf("larger", 7 << 20)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void whatIsRefusedSaysWhy() {
        var program = "MZ".repeat(200).getBytes(StandardCharsets.US_ASCII);
        var answer = bring("letter.pdf", "LETTER", program);
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(Browser.json(answer).get("type").asString()).endsWith("unsupported-media-type");
        assertThat(bring("", "LETTER", "words".getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<byte[]> bring(String name, String kind, byte[] content) {
        var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return referrer.send(HttpRequest.newBuilder(room.node.url(of + "/documents?kind=" + kind))
                .header("Content-Type", "application/octet-stream")
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + encoded)
                .header("X-XSRF-TOKEN", referrer.cookie("XSRF-TOKEN").orElseThrow())
                .POST(BodyPublishers.ofByteArray(content)));
    }

    private static JsonNode documents(JsonNode page) {
        return page.get("documents");
    }

    private String path(JsonNode document, String what) {
        return of + "/documents/" + document.get("id").asString() + "/" + what;
    }

    /** @param padding bytes behind the end of the file, which readers of PDF overlook */
    private static byte[] pdf(String text, int padding) throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.newLineAtOffset(72, 700);
                content.showText(text);
                content.endText();
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            out.write(new byte[padding]);
            return out.toByteArray();
        }
    }
}
