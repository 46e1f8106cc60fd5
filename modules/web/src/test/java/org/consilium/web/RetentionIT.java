package org.consilium.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Uid;
import org.consilium.security.Institution;
import org.consilium.security.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RetentionIT {

    private static TestNode node;
    private static Institution hospital;

    @BeforeAll
    static void start() {
        node = TestNode.start("--consilium.archive.drain-delay=0s");
        hospital = node.institution("Hospital");
        node.person("administrator", hospital, Role.ADMINISTRATOR);
        node.person("steward", hospital, Role.IMAGE_STEWARD);
        node.person("referrer", hospital, Role.REFERRER);
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void aStudyIsExplainedProposedHiddenAndHadBackWithoutNamingItsPatient() throws IOException {
        var study = received(1);
        var administrator = node.browser().signIn("administrator");
        var draft = policy("CT a day", false);
        var run = Browser.json(administrator.post("/api/retention/dry-run", draft));
        assertThat(run.get("studies").asInt()).isPositive();
        assertThat(administrator.post("/api/retention/policies", draft).statusCode())
                .isEqualTo(201);
        var id = Browser.json(administrator.get("/api/retention"))
                .at("/policies/0/id")
                .asLong();
        assertThat(explanation(administrator, study).at("/verdict/kind").asString())
                .isEqualTo("NO_POLICY");
        assertThat(administrator
                        .put("/api/retention/policies/" + id, policy("CT a day", true))
                        .statusCode())
                .isEqualTo(200);
        var explained = explanation(administrator, study);
        assertThat(explained.at("/verdict/until").asString()).isEqualTo("2026-01-03");
        assertThat(explained.at("/verdict/countedFrom").asString()).isEqualTo("STUDY_DATE");

        var hidden = Browser.json(administrator.post("/api/retention/deletions", byHand(study, "sent by mistake")));
        assertThat(hidden.get("state").asString()).isEqualTo("HIDDEN");
        assertThat(seen(study)).isFalse();
        assertThat(administrator
                        .post(
                                "/api/retention/deletions/" + hidden.get("id").asLong() + "/take-back",
                                Map.of("reason", "it was right"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(seen(study)).isTrue();
        for (String path : List.of("/studies/" + study, "/deletions?state=HIDDEN&state=TAKEN_BACK", "/holds", "")) {
            var answer = administrator.get("/api/retention" + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("Yamada", "P-1");
        }
        assertThat(administrator.delete("/api/retention/policies/" + id).statusCode())
                .isEqualTo(204);
    }

    @Test
    void anOpenCaseAndALegalHoldStandInTheWay() throws IOException {
        var study = received(2);
        var administrator = node.browser().signIn("administrator");
        var hold = Browser.json(administrator.post("/api/retention/holds", byHand(study, "lawsuit")));
        assertRefused(administrator, study, "LEGAL_HOLD");
        administrator.post("/api/retention/holds/" + hold.get("id").asLong() + "/lift", Map.of("reason", "it is over"));
        var draft = node.browser()
                .signIn("referrer")
                .post(
                        "/api/cases",
                        Map.of(
                                "studies",
                                List.of(study),
                                "discipline",
                                "RADIOLOGY",
                                "urgency",
                                "ROUTINE",
                                "question",
                                "Fracture?",
                                "languages",
                                List.of("en")));
        assertThat(draft.statusCode()).isLessThan(300);
        assertRefused(administrator, study, "OPEN_CASE");
        assertThat(explanation(administrator, study).at("/obstacles/0").asString())
                .isEqualTo("OPEN_CASE");
    }

    @Test
    void onlyAdministratorsDecide() throws IOException {
        var study = received(3);
        var steward = node.browser().signIn("steward");
        assertThat(steward.get("/api/retention").statusCode()).isEqualTo(403);
        assertThat(steward.post("/api/retention/deletions", byHand(study, "old"))
                        .statusCode())
                .isEqualTo(403);
        var administrator = node.browser().signIn("administrator");
        assertThat(administrator
                        .post("/api/retention/deletions", Map.of("studyInstanceUid", study))
                        .statusCode())
                .as("without a reason")
                .isEqualTo(400);
        assertThat(administrator
                        .post("/api/retention/policies", Map.of("name", "nothing"))
                        .statusCode())
                .as("without a period")
                .isEqualTo(400);
        assertThat(administrator
                        .get("/api/retention/studies/" + Uid.random().value())
                        .statusCode())
                .isEqualTo(404);
        assertThat(seen(study)).isTrue();
    }

    private static void assertRefused(Browser administrator, String study, String obstacle) {
        var answer = administrator.post("/api/retention/deletions", byHand(study, "old"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Browser.json(answer).get("detail").asString()).contains(obstacle);
    }

    private static Map<String, Object> policy(String name, boolean active) {
        return Map.of(
                "name",
                name,
                "days",
                1,
                "modalities",
                List.of("ct"),
                "countedFrom",
                List.of("STUDY_DATE"),
                "active",
                active);
    }

    private static Map<String, Object> byHand(String study, String reason) {
        return Map.of("studyInstanceUid", study, "reason", reason);
    }

    private static JsonNode explanation(Browser browser, String study) {
        return Browser.json(browser.get("/api/retention/studies/" + study));
    }

    private static boolean seen(String study) {
        return node.browser()
                        .signIn("steward")
                        .get("/dicomweb/studies?StudyInstanceUID=" + study, "Accept", "application/dicom+json")
                        .statusCode()
                == 200;
    }

    /** Its UID, once it is settled and in the store. */
    private static String received(int number) throws IOException {
        DataSet image = TestImages.ct(Uid.random(), Uid.random(), Uid.random(), number);
        TestImages.receive(node, hospital.id(), image, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        var study = image.text(Tag.StudyInstanceUID).orElseThrow();
        var administrator = node.browser().signIn("administrator");
        await().until(() -> administrator.get("/api/retention/studies/" + study).statusCode() == 200
                && explanation(administrator, study).get("obstacles").isEmpty());
        return study;
    }
}
