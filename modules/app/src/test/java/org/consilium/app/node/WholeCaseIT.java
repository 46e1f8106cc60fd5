package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.FreePort;
import org.consilium.testkit.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * From a scanner to a returned opinion, end to end on real files: DCMTK sends, the case API is walked, DCMTK's storescp is
 * the hospital's PACS, which is down when the opinion is signed.
 */
class WholeCaseIT {

    private static final Duration STEP_MAX = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    void aCtCaseAndASlideCaseGoFromQuestionToReceipt() throws IOException {
        int pacsPort = FreePort.find();
        var extra = folder.resolve("patience.yaml");
        Files.writeString(extra, "consilium:\n  exchange:\n    retry-pauses: 1s\n");
        try (var node = Node.in(folder.resolve("home"))
                .with("CONSILIUM_CONFIG", extra.toString())
                .start()) {
            var clinic = Clinic.at(Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD), pacsPort);
            var referrer = clinic.referrer(node);
            var radiologist = clinic.specialist(node, "radiologist", "Nguyễn Thị Châu", "SPECIALIST", List.of("CT"));
            var pathologist = clinic.specialist(node, "pathologist", "田中 遥", "PATHOLOGIST", List.of("SM"));
            send(node, "-x=", "ct/CT_small.dcm");
            send(node, "-xy", "wsi/wsi2dcm_jpeg_12tiles.dcm");

            var ct = sign(referrer, radiologist, "CT", "RADIOLOGY", "C34.1");
            await("a delivery is tried again while the PACS is down").until(() -> attempts(referrer, ct) > 1);
            assertThat(state(referrer, ct)).isEqualTo("SIGNED");
            var received = Files.createDirectories(folder.resolve("pacs"));
            var pacs = ForeignTool.require("storescp")
                    .start(folder.resolve("storescp.log"), "-od", received, "-aet", Clinic.PACS, pacsPort);
            try {
                acknowledge(referrer, ct);
                collectByFhir(referrer, ct);
                acknowledge(referrer, sign(referrer, pathologist, "SM", "PATHOLOGY", "C18.9"));
            } finally {
                pacs.destroy();
            }
            judge(received);
        }
    }

    private static void send(Node node, String transferSyntax, String file) {
        var sent = ForeignTool.require("storescu")
                .run(
                        "-R",
                        transferSyntax,
                        "-aet",
                        "CT1",
                        "-aec",
                        "CONSILIUM",
                        "127.0.0.1",
                        node.dicomPort(),
                        TestData.file(file));
        assertThat(sent.exitCode()).as(sent.output()).isZero();
    }

    /** Asks, accepts, looks, signs; the id of the case. */
    private static String sign(
            Clinic.Account referrer, Clinic.Account specialist, String modality, String discipline, String code) {
        var diagnosis =
                referrer.visitor().get("/api/codes?system=ICD-10&text=" + code).get(0);
        var created = referrer.visitor()
                .post(
                        "/api/cases",
                        Map.of(
                                "studies",
                                List.of(study(referrer, modality)),
                                "discipline",
                                discipline,
                                "urgency",
                                "FAST",
                                "question",
                                "Что это за образование?",
                                "diagnosis",
                                diagnosis,
                                "languages",
                                List.of("ru")));
        var id = created.get("id").asString();
        referrer.visitor()
                .post(
                        "/api/cases/" + id + "/consent",
                        Map.of("basis", "PATIENT", "givenOn", LocalDate.now(ZoneOffset.UTC), "reach", "NODE"));
        referrer.visitor().post("/api/cases/" + id + "/submit", Map.of());
        await("the case is offered").until(() -> state(referrer, id).equals("OFFERED"));
        specialist.visitor().post("/api/cases/" + id + "/accept", Map.of());
        specialist.visitor().post("/api/cases/" + id + "/begin", Map.of());
        specialist.visitor().post("/api/session/confirmation", Map.of("password", specialist.password()));
        specialist
                .visitor()
                .post(
                        "/api/cases/" + id + "/sign",
                        Map.of(
                                "findings", "Округлое образование",
                                "conclusion", "Доброкачественное",
                                "recommendation", "Контроль через год"));
        return id;
    }

    private static String study(Clinic.Account referrer, String modality) {
        return await("the study is in the list")
                .until(
                        () -> {
                            for (JsonNode study :
                                    referrer.visitor().get("/api/studies").get("studies")) {
                                if (study.get("modalities").toString().contains(modality)) {
                                    return study.get("studyInstanceUid").asString();
                                }
                            }
                            return "";
                        },
                        uid -> !uid.isEmpty());
    }

    private static void acknowledge(Clinic.Account referrer, String id) {
        await("the opinion is delivered").until(() -> state(referrer, id).equals("DELIVERED"));
        referrer.visitor().post("/api/cases/" + id + "/acknowledge", Map.of());
        assertThat(state(referrer, id)).isEqualTo("ACKNOWLEDGED");
    }

    private static void collectByFhir(Clinic.Account person, String id) {
        var task = person.visitor().get("/fhir/Task/" + id);
        assertThat(task.get("status").asString()).isEqualTo("completed");
        var reports = person.visitor().get("/fhir/DiagnosticReport?based-on=ServiceRequest/" + id);
        assertThat(reports.at("/entry/0/resource/conclusion").asString()).isEqualTo("Доброкачественное");
    }

    private static String state(Clinic.Account person, String id) {
        return person.visitor().get("/api/cases/" + id).get("state").asString();
    }

    private static int attempts(Clinic.Account person, String id) {
        int most = 0;
        for (JsonNode opinion : person.visitor().get("/api/cases/" + id).get("opinions")) {
            for (JsonNode delivery : opinion.get("deliveries")) {
                most = Math.max(most, delivery.get("attempts").asInt());
            }
        }
        return most;
    }

    /** What the PACS holds: an SR and a PDF per case, valid, with the question in it. */
    private static void judge(Path received) throws IOException {
        Set<String> kinds = new HashSet<>();
        List<Path> files;
        try (var paths = Files.list(received)) {
            files = paths.toList();
        }
        assertThat(files).hasSize(4);
        for (var file : files) {
            var validated = ForeignTool.require("dciodvfy").run(file);
            assertThat(validated.output()).as(file.toString()).doesNotContain("Error");
            var dumped = ForeignTool.require("dsrdump").run("-q", file);
            kinds.add(dumped.exitCode() == 0 ? "SR" : "other");
        }
        assertThat(kinds).containsExactlyInAnyOrder("SR", "other");
    }

    private static org.awaitility.core.ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(STEP_MAX).pollInterval(Duration.ofMillis(500));
    }
}
