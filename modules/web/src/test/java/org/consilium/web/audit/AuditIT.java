package org.consilium.web.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Uid;
import org.consilium.security.Institution;
import org.consilium.security.Institutions;
import org.consilium.security.Role;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.Outcome;
import org.consilium.security.audit.ParticipantObject;
import org.consilium.security.audit.TrailEntry;
import org.consilium.security.audit.TrailReader;
import org.consilium.security.audit.TrailSearch;
import org.consilium.web.Browser;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What people do over HTTP, and what the trail says of it. */
class AuditIT {

    private static final String NAME = "Nguyễn Thị Hồng Hạnh";

    private static TestNode node;
    private static Institution hospital;
    private static Uid study;
    private static String patientId;

    @BeforeAll
    static void start() throws IOException {
        node = TestNode.start("--consilium.audit.queue-max=20", "--consilium.audit.queue-wait-max=200ms");
        hospital = node.institution("Hospital");
        var elsewhere = node.institution("Elsewhere");
        node.person("chief", hospital, Role.ADMINISTRATOR);
        node.person("referrer", hospital, Role.REFERRER);
        node.person("stranger", elsewhere, Role.REFERRER);
        node.person("auditor", hospital, Role.AUDITOR);
        node.person("foreign-auditor", elsewhere, Role.AUDITOR);
        study = Uid.random();
        var image = TestImages.ct(study, Uid.random(), Uid.random(), 1);
        patientId = image.text(org.consilium.dicom.Tag.PatientID).orElseThrow();
        TestImages.receive(node, hospital.id(), image, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        var referrer = node.browser().signIn("referrer");
        await().until(() -> referrer.get("/api/studies/" + study).statusCode() == 200);
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    private static List<TrailEntry> events(AuditAct act) {
        return node.bean(TrailReader.class).find(TrailSearch.newest(1000)).stream()
                .filter(entry -> entry.event().act() == act)
                .toList();
    }

    private static String requestor(TrailEntry entry) {
        return entry.event().participants().getFirst().userId();
    }

    @Test
    void everyRegisteredRouteHasARule() {
        var missing = new TreeSet<String>();
        var mapping = (RequestMappingHandlerMapping) node.context().getBean("requestMappingHandlerMapping");
        mapping.getHandlerMethods().forEach((info, handler) -> {
            for (String pattern : info.getPatternValues()) {
                for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                    boolean known = AuditRules.TABLE.stream()
                            .anyMatch(rule -> rule.method().name().equals(method.name()) && covers(rule, pattern));
                    if (!known && !handler.getBeanType().getSimpleName().equals("BrokenController")) {
                        missing.add(method + " " + pattern);
                    }
                }
            }
        });
        assertThat(missing).isEmpty();
        assertThat(mapping.getHandlerMethods().size()).isGreaterThan(50);
    }

    private static boolean covers(AuditRule rule, String pattern) {
        return rule.pattern().equals(pattern)
                || (rule.pattern().equals("/dicomweb/studies/{study}/**")
                        && pattern.startsWith("/dicomweb/studies/{study}/"));
    }

    @Test
    void saysWhoSignedInAndWhoCouldNotAndWhoLeft() {
        var browser = node.browser();
        browser.post("/api/session", Map.of("account", "nobody-like-this", "password", "wrong password"));
        browser.signIn("stranger");
        browser.delete("/api/session");

        await().until(() -> events(AuditAct.SIGNED_OUT).stream()
                .anyMatch(entry -> requestor(entry).equals("stranger")));
        assertThat(events(AuditAct.SIGNED_IN)).anySatisfy(entry -> {
            assertThat(requestor(entry)).isEqualTo("nobody-like-this");
            assertThat(entry.event().outcome()).isEqualTo(Outcome.MINOR_FAILURE);
            assertThat(entry.message()).contains("csd-code=\"110122\"").doesNotContain("wrong password");
        });
        assertThat(events(AuditAct.SIGNED_IN)).anySatisfy(entry -> {
            assertThat(requestor(entry)).isEqualTo("stranger");
            assertThat(entry.event().outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(entry.event().site()).isEqualTo("Elsewhere");
            assertThat(entry.event().person()).isPresent();
        });
    }

    @Test
    void saysOnceWhoReadWhichStudyOfWhichPatientHoweverManyRequestsItTook() {
        var referrer = node.browser().signIn("referrer");
        for (int i = 0; i < 30; i++) {
            assertThat(referrer.get("/dicomweb/studies/" + study + "/metadata").statusCode())
                    .isEqualTo(200);
        }
        await().until(() -> !events(AuditAct.IMAGES_READ).isEmpty());
        var mine = events(AuditAct.IMAGES_READ).stream()
                .filter(entry -> requestor(entry).equals("referrer"))
                .filter(entry -> !annotated().contains(entry))
                .toList();
        assertThat(mine).hasSize(1);
        assertThat(mine.getFirst().message())
                .contains("ParticipantObjectID=\"" + study + "\"", "ParticipantObjectID=\"" + patientId);
    }

    @Test
    void saysThatIdentityWasWrittenIntoPicturesBesideThatImagesWereRead() {
        var referrer = node.browser().signIn("referrer");
        referrer.get("/dicomweb/studies/" + study + "/rendered?annotation=technique");
        for (int i = 0; i < 3; i++) {
            assertThat(referrer.get("/dicomweb/studies/" + study + "/rendered?annotation=technique,patient")
                            .statusCode())
                    .isEqualTo(200);
        }
        await().until(() -> annotated().size() == 1);
        assertThat(annotated().getFirst().message()).contains("annotation");
    }

    private static List<TrailEntry> annotated() {
        return events(AuditAct.IMAGES_READ).stream()
                .filter(entry -> entry.event()
                        .object(ParticipantObject.STUDY_INSTANCE_UID)
                        .filter(object -> "patient".equals(object.details().get("annotation")))
                        .isPresent())
                .toList();
    }

    @Test
    void saysThatAForeignStudyWasAskedForInVain() {
        node.browser().signIn("stranger").get("/dicomweb/studies/" + study + "/metadata");

        await().until(() -> events(AuditAct.IMAGES_READ).stream()
                .anyMatch(entry ->
                        requestor(entry).equals("stranger") && entry.event().outcome() == Outcome.MINOR_FAILURE));
    }

    @Test
    void saysWhatArrivedOnceForTheStudy() {
        await().atMost(java.time.Duration.ofSeconds(30))
                .until(() -> !events(AuditAct.TRANSFER_BEGUN).isEmpty());
        assertThat(events(AuditAct.TRANSFER_BEGUN)).hasSize(1);
        assertThat(events(AuditAct.TRANSFER_BEGUN).getFirst().message()).contains(study.value());
    }

    @Test
    void letsAuditorsAloneReadItAndSaysThatTheyDidAndThatOthersTried() {
        var search = Map.of("patientId", patientId);
        assertThat(node.browser()
                        .signIn("referrer")
                        .post("/api/audit/search", search)
                        .statusCode())
                .isEqualTo(403);
        assertThat(node.browser()
                        .signIn("chief")
                        .post("/api/audit/search", search)
                        .statusCode())
                .isEqualTo(403);
        var auditor = node.browser().signIn("auditor");
        assertThat(auditor.get("/dicomweb/studies/" + study + "/metadata").statusCode())
                .isEqualTo(403);

        var found = Browser.json(auditor.post("/api/audit/search", search)).get("events");

        assertThat(found.size()).isPositive();
        await().until(() -> events(AuditAct.TRAIL_READ).stream()
                .anyMatch(entry ->
                        requestor(entry).equals("auditor") && entry.event().outcome() == Outcome.SUCCESS));
        assertThat(events(AuditAct.TRAIL_READ))
                .anySatisfy(entry -> assertThat(requestor(entry)).isEqualTo("referrer"))
                .allSatisfy(entry -> assertThat(entry.message()).doesNotContain(patientId));
    }

    @Test
    void showsAnAuditorElsewhereOnlyWhatConcernsTheOwnInstitution() {
        var found = Browser.json(
                node.browser().signIn("foreign-auditor").post("/api/audit/search", Map.of("agent", "referrer")));

        assertThat(found.get("events").size()).isZero();
    }

    @Test
    void givesCsvThatNoSpreadsheetTakesForFormulas() {
        node.browser().post("/api/session", Map.of("account", "=cmd|' /C calc'!A0", "password", "wrong password"));
        // Who cannot sign in belongs to no institution: the auditor of the one that runs the node sees it.
        node.person("home-auditor", node.bean(Institutions.class).home(), Role.AUDITOR);
        var auditor = node.browser().signIn("home-auditor");

        await().until(() -> csv(auditor).contains("\"'=cmd|"));
        assertThat(csv(auditor).lines().skip(1))
                .allSatisfy(line -> assertThat(line).startsWith("\""));
    }

    private static String csv(Browser auditor) {
        return new String(auditor.confirm().post("/api/audit/export", Map.of()).body(), StandardCharsets.UTF_8);
    }

    @Test
    void givesFhirAuditEventsAndSearchesPatientsByPostOnly() {
        var auditor = node.browser().signIn("auditor");
        assertThat(auditor.get("/fhir/AuditEvent?patient=x").statusCode()).isEqualTo(400);
        assertThat(auditor.get("/fhir/AuditEvent/letters").statusCode()).isEqualTo(400);

        var bundle = Browser.json(auditor.get("/fhir/AuditEvent?agent=referrer&date=ge2020-01-01&_count=5"));

        assertThat(bundle.get("resourceType").asString()).isEqualTo("Bundle");
        assertThat(bundle.get("entry").size()).isPositive();
        for (var entry : bundle.get("entry")) {
            var resource = entry.get("resource");
            assertThat(resource.get("resourceType").asString()).isEqualTo("AuditEvent");
            assertThat(resource.at("/type/system").asString())
                    .isEqualTo("http://dicom.nema.org/resources/ontology/DCM");
            assertThat(resource.at("/agent/0/requestor").isBoolean()).isTrue();
            assertThat(resource.at("/source/observer/identifier/value").asString())
                    .isEqualTo("CONSILIUM");
            assertThat(resource.get("outcome").asString()).isIn("0", "4", "8", "12");
        }
    }

    @Test
    void verifiesTheChainAndShowsItsState() {
        var auditor = node.browser().signIn("auditor");

        var verdict = Browser.json(auditor.post("/api/audit/verification", Map.of()));

        assertThat(verdict.get("findings").size()).isZero();
        assertThat(verdict.get("events").asInt()).isPositive();
        var state = Browser.json(node.browser().signIn("chief").get("/api/audit/state"));
        assertThat(state.at("/verification/events").asInt()).isPositive();
    }

    @Test
    void disclosesAndDecidesNothingWhileTheTrailCannotBeWritten() throws IOException {
        try (var other = TestNode.start("--consilium.audit.queue-max=3", "--consilium.audit.queue-wait-max=100ms")) {
            var clinic = other.institution(NAME);
            other.person("chief", clinic, Role.ADMINISTRATOR);
            other.person("referrer", clinic, Role.REFERRER);
            var chief = other.browser().signIn("chief");
            var referrer = other.browser().signIn("referrer");
            var jdbc = other.bean(JdbcClient.class);
            jdbc.sql("alter table security.audit_event rename to audit_event_away")
                    .update();
            jdbc.sql("alter table security.audit_waiting rename to audit_waiting_away")
                    .update();

            var newcomer = Map.of(
                    "name", "New clinic",
                    "level", "BASIC",
                    "country", "JP",
                    "parentId", clinic.id().value().toString());
            assertThat(chief.post("/api/institutions", newcomer).statusCode()).isEqualTo(503);
            for (int i = 0; i < 3; i++) {
                referrer.get("/dicomweb/studies?StudyID=" + i);
            }
            await().until(() -> referrer.get("/dicomweb/studies?StudyID=again").statusCode() == 503);

            jdbc.sql("alter table security.audit_event_away rename to audit_event")
                    .update();
            jdbc.sql("alter table security.audit_waiting_away rename to audit_waiting")
                    .update();
            await().until(() -> referrer.get("/dicomweb/studies?StudyID=now").statusCode() < 300);
            assertThat(chief.post("/api/institutions", newcomer).statusCode()).isEqualTo(201);
            assertThat(new String(chief.get("/api/institutions").body(), StandardCharsets.UTF_8))
                    .containsOnlyOnce("New clinic");
        }
    }
}
