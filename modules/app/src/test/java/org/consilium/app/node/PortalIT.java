package org.consilium.app.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demonstration, walked by a real browser as its printed tour says. Screenshots stay in {@code target/screenshots}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalIT {

    private static final String PASSWORD = Demonstration.PASSWORD;
    /** Its studies belong to the regional hospital. */
    private static final AeTitle DEMO_SCANNER = new AeTitle("DEMO_SCANNER");

    private Node node;

    /** The studies of the demonstration, before other tests add theirs. */
    private String chest;

    private String tissue;

    @BeforeAll
    void startTheDemonstration(@TempDir Path home) {
        node = Demonstration.start(Node.in(home)
                .with("CONSILIUM_NOTICES_MAIL_HOST", "127.0.0.1")
                .with("CONSILIUM_NOTICES_MAIL_FROM", "consilium@node.example"));
        chest = Demonstration.study(node, "CT");
        tissue = Demonstration.study(node, "SM");
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void aCtCaseIsAskedReadSignedDeliveredAndOpened() {
        walk(Map.of(
                "name", "ct",
                "study", chest,
                "specialist", "nguyen",
                "viewer", "stack-viewer",
                "canvas", "stack-canvas",
                "varietyMin", 0.1,
                "question", "Что это за образование в верхней доле справа?",
                "diagnosis", "C34.1",
                "findings", "Округлое образование 22 мм в верхней доле правого лёгкого."));
    }

    @Test
    void aSlideCaseIsAskedReadSignedDeliveredAndOpened() {
        walk(Map.of(
                "name", "slide",
                "study", tissue,
                "specialist", "tanaka",
                "viewer", "slide-viewer",
                "canvas", "slide-canvas",
                "varietyMin", 0.3,
                "question", "Есть ли инвазия в правой половине среза?",
                "diagnosis", "C18.9",
                "findings", "右半分の腺管に異型を認める。"));
    }

    @Test
    void aWithdrawnConsentClosesTheViewerAndAnEmergencyIsReviewed() {
        try (var administrator = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
            var plan = new HashMap<String, Object>();
            plan.put("name", "consent");
            plan.put("study", chest);
            plan.put("referrer", "voronina");
            plan.put("specialist", "nguyen");
            plan.put("demo", PASSWORD);
            plan.put("officer", "officer");
            plan.put("officerPassword", officer(administrator));
            plan.put("question", "Растёт ли образование?");
            plan.put("representative", "Константинопольская-Преображенская Александра Владимировна, дочь");
            plan.put("reason", "Пациент передумал и просит никому больше не показывать снимки.");
            BrowserScript.walk(node, "consent.mjs", plan);
        }
    }

    /** A privacy officer of the regional hospital; the first password. */
    private static String officer(Visitor administrator) {
        for (var institution : administrator.get("/api/institutions")) {
            if (institution.get("name").asString().startsWith("Белореченская")) {
                var home = UUID.fromString(institution.get("id").asString());
                return NewPerson.at(administrator, home, "officer", "個人情報 守", "PRIVACY_OFFICER", Map.of())
                        .password();
            }
        }
        throw new AssertionError("The demonstration has no regional hospital");
    }

    @Test
    void archivesAreDroppedAndInterruptedFilesGoOnWhereTheyWere(@TempDir Path material) throws IOException {
        var plan = new HashMap<String, Object>();
        plan.put("name", "upload");
        plan.put("account", "voronina");
        plan.put("password", PASSWORD);
        plan.put("locale", "vi");
        plan.put("archive", UploadMaterial.archive(material).toString());
        plan.put("images", UploadMaterial.IMAGES);
        plan.put("skipped", UploadMaterial.SKIPPED);
        plan.put("large", UploadMaterial.large(material, "first.dcm").toString());
        plan.put("other", UploadMaterial.large(material, "second.dcm").toString());
        plan.put("interrupted", "Mất kết nối; sẽ tự tiếp tục");
        BrowserScript.walk(node, "upload.mjs", plan);
    }

    @Test
    void aSlideIsLookedAtByOpticalPathAndFocalPlane() throws IOException {
        var slide = new LayeredSlide(Uid.random(), Uid.random());
        slide.send(node, DEMO_SCANNER);
        var colours = IntStream.range(0, LayeredSlide.PATHS.size())
                .mapToObj(path -> IntStream.range(0, LayeredSlide.PLANES)
                        .mapToObj(plane -> LayeredSlide.colour(path, plane))
                        .toList())
                .toList();
        BrowserScript.walk(
                node,
                "layers.mjs",
                Map.of(
                        "name",
                        "layers",
                        "account",
                        "voronina",
                        "password",
                        PASSWORD,
                        "study",
                        slide.study().value(),
                        "paths",
                        LayeredSlide.PATHS,
                        "colours",
                        colours));
    }

    @Test
    void quietHoursAreSetOnTheAccountPage() {
        BrowserScript.walk(node, "notices.mjs", Map.of("name", "notices", "account", "tanaka", "password", PASSWORD));
    }

    private void walk(Map<String, Object> particulars) {
        var plan = new HashMap<String, Object>(particulars);
        plan.put("password", PASSWORD);
        plan.put("referrer", "voronina");
        plan.put("conclusion", "Рекомендована биопсия, см. описание.");
        plan.put("recommendation", "Контроль через три месяца.");
        BrowserScript.walk(node, "walk.mjs", plan);
    }
}
