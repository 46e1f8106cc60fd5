package org.consilium.web.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.SpecialistProfile;
import org.consilium.cases.SpecialistProfiles;
import org.consilium.cases.duty.DutyPlan;
import org.consilium.cases.duty.DutyRoster;
import org.consilium.cases.duty.Shift;
import org.consilium.security.Institution;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.PersonId;
import org.consilium.security.Role;
import org.consilium.web.Browser;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Institutions, departments and people out of one node and into another, as tables and as FHIR. */
class DirectoryFilesIT {

    private static final String HEAD = "identifier,name,level,parent,country,pacs,departments\r\n";

    private static final Shift SATURDAY_NIGHT =
            new Shift(DayOfWeek.SATURDAY, LocalTime.parse("22:00"), LocalTime.parse("06:30"));
    private static final List<Shift> WEEK = List.of(
            new Shift(DayOfWeek.MONDAY, LocalTime.parse("08:00"), LocalTime.parse("17:00")),
            new Shift(DayOfWeek.TUESDAY, LocalTime.parse("08:00"), LocalTime.parse("17:00")),
            SATURDAY_NIGHT,
            new Shift(DayOfWeek.SUNDAY, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));

    private static TestNode node;
    private static Institution province;
    private static Browser chief;

    @BeforeAll
    static void start() {
        node = TestNode.start();
        province = node.institution("Province");
        node.person("chief", province, Role.ADMINISTRATOR);
        chief = node.browser().signIn("chief").confirm();
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void institutionsComeFromATableWholeOrNotAtAllAndGoOutAgain() {
        var lines = "D-1,Районная больница,initial," + province.id() + ",ru,,Хирургия | Лучевая диагностика\r\n"
                + "D-2,Участковая больница,initial,D-1,ru,,\r\n";
        var wrong =
                "D-3,Far,basic,,RU,,\r\nD-4,Lost,basic,NOBODY,RU,,\r\nD-1,Again,basic,D-2,RU,,\r\n,No one,basic,D-1,RU,,\r\n";

        var refused = table(chief, "?apply=true", HEAD + lines + wrong);
        assertThat(refused.get("applied").asBoolean()).isFalse();
        assertThat(cells(refused, "outcome"))
                .containsExactly("CREATED", "CREATED", "FAILED", "FAILED", "FAILED", "FAILED");
        assertThat(cells(refused, "column")).containsExactly("", "", "parent", "parent", "identifier", "identifier");
        assertThat(node.bean(Institutions.class).findByName("Районная больница"))
                .as("nothing of it")
                .isEmpty();
        assertThat(table(chief, "", HEAD + lines).get("acceptable").asBoolean()).isTrue();
        assertThat(node.bean(Institutions.class).findByName("Районная больница"))
                .as("a dry run")
                .isEmpty();

        assertThat(table(chief, "?apply=true", HEAD + lines).get("applied").asBoolean())
                .isTrue();
        var progress = Browser.json(chief.get("/api/import-progress"));
        assertThat(progress.get("done").asInt())
                .isEqualTo(progress.get("total").asInt())
                .isEqualTo(2);
        var renamed = "D-1,Районная больница имени Пирогова,basic," + province.id() + ",RU,,Терапия\r\n";
        assertThat(cells(table(chief, "?apply=true", HEAD + renamed), "outcome"))
                .as("known by its identifier, whatever its name")
                .containsExactly("CHANGED");
        var out = text(chief.get("/api/institutions.csv").body());
        assertThat(out)
                .contains("D-1,Районная больница имени Пирогова,BASIC," + province.id() + ",RU,,")
                .contains("Лучевая диагностика | Терапия | Хирургия")
                .doesNotContain("Home");
        var again = table(chief, "?apply=true", out);
        assertThat(again.get("applied").asBoolean()).as(again.toString()).isTrue();
        assertThat(text(chief.get("/api/institutions.csv").body())).isEqualTo(out);
    }

    @Test
    void aBundleIsValidAndBringsThePeopleBackByTheirIdentifiers() {
        var tanaka = node.person("tanaka", province, Role.PATHOLOGIST);
        node.bean(SpecialistProfiles.class)
                .save(new SpecialistProfile(
                        tanaka.id(),
                        Set.of("C34", "C50"),
                        Set.of("SM"),
                        Optional.of("病理専門医"),
                        7,
                        Optional.of(LocalDate.parse("2028-03-31"))));
        node.bean(SpecialistProfiles.class).saveDepartment(tanaka.id(), Optional.of("病理部"));
        var deputy = node.person("suzuki", province, Role.PATHOLOGIST);
        node.bean(SpecialistProfiles.class)
                .save(new SpecialistProfile(
                        deputy.id(), Set.of("C34"), Set.of("SM"), Optional.empty(), 3, Optional.empty()));
        node.bean(DutyRoster.class).saveDeputies(tanaka.id(), List.of(deputy.id()));
        node.bean(DutyRoster.class).saveHours(tanaka.id(), false, WEEK);

        var bundle = text(chief.get("/api/directory").body());
        assertThat(new ForeignValidator(Hospital.FHIR).errors(bundle)).isEmpty();
        assertThat(bundle).contains("病理部").doesNotContain("password");

        var changed = bundle.replace("Dr tanaka", "田中 遥")
                .replace("2028-03-31", "2030-03-31")
                .replace("\"tanaka\"", "\"sato\"");
        var report = directory("?apply=true", changed);
        assertThat(report.get("applied").asBoolean()).as(report.toString()).isTrue();
        var sato = node.bean(People.class).findByAccount("sato").orElseThrow();
        assertThat(sato.name()).isEqualTo("田中 遥");
        assertThat(sato.roles()).containsExactly(Role.PATHOLOGIST);
        assertThat(sato.institution()).isEqualTo(province.id());
        assertThat(node.bean(SpecialistProfiles.class).find(sato.id()).orElseThrow())
                .isEqualTo(new SpecialistProfile(
                        sato.id(),
                        Set.of("C34", "C50"),
                        Set.of("SM"),
                        Optional.of("病理専門医"),
                        7,
                        Optional.of(LocalDate.parse("2030-03-31"))));
        assertThat(node.bean(SpecialistProfiles.class).departments()).containsEntry(sato.id(), "病理部");
        var plan = plan(sato.id());
        assertThat(plan.roundTheClock()).isFalse();
        assertThat(plan.weekly()).containsExactlyInAnyOrderElementsOf(WEEK);
        assertThat(node.bean(DutyRoster.class).deputies()).containsEntry(sato.id(), List.of(deputy.id()));
        assertThat(node.bean(People.class).find(tanaka.id()).orElseThrow().name())
                .as("nobody is taken for somebody else by the name, and nobody goes")
                .isEqualTo("Dr tanaka");
    }

    @Test
    void hoursAreReadAsOthersWriteThem() {
        var kim = node.person("kim", province, Role.SPECIALIST);
        assertThat(hoursOf(kim.id(), """
                {"daysOfWeek": ["sat"], "availableStartTime": "22:00:00", "availableEndTime": "06:30:00"}""")).containsExactly(SATURDAY_NIGHT);
        assertThat(hoursOf(kim.id(), """
                {"daysOfWeek": ["sun"], "allDay": true},
                {"daysOfWeek": ["mon"], "availableStartTime": "00:00:00", "availableEndTime": "23:59:59"}""")).containsExactlyInAnyOrder(whole(DayOfWeek.SUNDAY), whole(DayOfWeek.MONDAY));
        assertThat(hoursOf(kim.id(), "")).as("nothing is said of them").hasSize(2);
        assertThat(directory("?apply=true", role("""
                {"daysOfWeek": ["mon"], "availableStartTime": "08:00:00"}"""))
                        .get("lines")
                        .get(0)
                        .get("column")
                        .asString())
                .isEqualTo("hours");

        assertThat(directory("?apply=true", role("{\"allDay\": true}"))
                        .get("applied")
                        .asBoolean())
                .isTrue();
        assertThat(plan(kim.id()).roundTheClock()).isTrue();
    }

    private static DutyPlan plan(PersonId person) {
        return Objects.requireNonNull(
                node.bean(DutyRoster.class).plans(Instant.EPOCH).get(person));
    }

    private static Shift whole(DayOfWeek day) {
        return new Shift(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    private static List<Shift> hoursOf(PersonId person, String available) {
        var report = directory("?apply=true", role(available));
        assertThat(report.get("applied").asBoolean()).as(report.toString()).isTrue();
        return plan(person).weekly();
    }

    /** What another system knows of the hours of one person. */
    private static String role(String available) {
        return """
                {"resourceType": "Bundle", "type": "collection", "entry": [
                  {"fullUrl": "urn:uuid:1f3ab0a4-5a3c-4b0e-9d7c-0f5c3a2b1d12", "resource": {"resourceType": "Practitioner",
                    "identifier": [{"value": "kim"}], "name": [{"text": "Kim Min-ji"}]}},
                  {"resource": {"resourceType": "PractitionerRole",
                    "practitioner": {"reference": "urn:uuid:1f3ab0a4-5a3c-4b0e-9d7c-0f5c3a2b1d12"}%s}}]}
                """.formatted(available.isEmpty() ? "" : ", \"availableTime\": [" + available + "]");
    }

    @Test
    void aBundleWithAMistakeChangesNothing() {
        var bundle = """
                {"resourceType": "Bundle", "type": "collection", "entry": [
                  {"fullUrl": "urn:uuid:1f3ab0a4-5a3c-4b0e-9d7c-0f5c3a2b1d10", "resource": {"resourceType": "Organization",
                    "identifier": [{"system": "https://example.org/hospitals", "value": "H-77"}], "name": "Посёлок",
                    "partOf": {"identifier": {"value": "%s"}}, "address": [{"country": "RU"}]}},
                  {"fullUrl": "urn:uuid:1f3ab0a4-5a3c-4b0e-9d7c-0f5c3a2b1d11", "resource": {"resourceType": "Practitioner",
                    "identifier": [{"value": "somebody"}], "name": [{"family": "Kim", "given": ["Min-ji"]}]}}]}
                """.formatted(province.id());

        var report = directory("?apply=true", bundle);
        assertThat(report.get("applied").asBoolean()).isFalse();
        assertThat(cells(report, "outcome")).containsExactly("CREATED", "FAILED");
        assertThat(cells(report, "column")).containsExactly("", "institution");
        assertThat(node.bean(Institutions.class).findByName("Посёлок")).isEmpty();
        assertThat(post(chief, "/api/directory", "application/fhir+json", "{\"resourceType\": \"Patient\"}")
                        .statusCode())
                .isEqualTo(422);
    }

    private static JsonNode table(Browser browser, String query, String text) {
        return Browser.json(post(browser, "/api/institutions.csv" + query, "text/csv", text));
    }

    private static JsonNode directory(String query, String text) {
        return Browser.json(post(chief, "/api/directory" + query, "application/fhir+json", text));
    }

    private static java.net.http.HttpResponse<byte[]> post(Browser browser, String path, String type, String text) {
        return browser.send(HttpRequest.newBuilder(node.url(path))
                .header("Content-Type", type)
                .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow())
                .POST(BodyPublishers.ofString(text)));
    }

    private static List<String> cells(JsonNode report, String name) {
        return report.get("lines")
                .valueStream()
                .map(line -> line.get(name).asString())
                .toList();
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
