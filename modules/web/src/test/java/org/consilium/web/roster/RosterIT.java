package org.consilium.web.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.SpecialistProfile;
import org.consilium.cases.SpecialistProfiles;
import org.consilium.cases.duty.DutyRoster;
import org.consilium.security.CareLevel;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.Role;
import org.consilium.web.Browser;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The roster and the files of people, as an administrator and the people themselves use them. */
class RosterIT {

    private static TestNode node;
    private static Institution province;
    private static Person kim;
    private static Person park;
    private static Person outsider;

    @BeforeAll
    static void start() {
        node = TestNode.start();
        province = node.institution("Province");
        var district = new Institution(
                new InstitutionId(UUID.randomUUID()),
                "District",
                CareLevel.INITIAL,
                Optional.of(province.id()),
                "VN",
                Optional.empty());
        node.bean(Institutions.class).save(district);
        node.person("chief", province, Role.ADMINISTRATOR);
        node.person("below", district, Role.ADMINISTRATOR);
        node.person("coordinator", district, Role.COORDINATOR);
        kim = specialist("kim", province);
        park = specialist("park", province);
        outsider = specialist("outsider", node.institution("Elsewhere"));
    }

    private static Person specialist(String account, Institution institution) {
        var person = node.person(account, institution, Role.SPECIALIST);
        node.bean(SpecialistProfiles.class)
                .save(new SpecialistProfile(
                        person.id(), Set.of("*"), Set.of("*"), Optional.of("Radiology"), 10, Optional.empty()));
        return person;
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void aSpecialistWritesTheirOwnHoursAndAbsencesAndTheRosterShowsThem() {
        var browser = node.browser().signIn("kim");
        var hours = Browser.json(browser.put(
                duty(kim) + "/hours",
                Map.of(
                        "roundTheClock",
                        false,
                        "hours",
                        List.of(Map.of("day", "MONDAY", "from", "22:00", "to", "06:00")))));
        assertThat(hours.at("/hours/0/to").asString()).isEqualTo("06:00:00");
        browser.put(
                duty(kim) + "/deputies", Map.of("deputies", List.of(park.id().value())));
        var today = LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
        var away = Browser.json(browser.post(
                duty(kim) + "/entries",
                Map.of(
                        "kind",
                        "VACATION",
                        "from",
                        today.toString(),
                        "to",
                        today.plusDays(30).toString())));
        assertThat(away.at("/duty/away").asString()).isEqualTo("VACATION");

        var row = row(node.browser().signIn("coordinator"), kim, today);
        assertThat(row.at("/onDuty")).as("absences are taken out").isEmpty();
        assertThat(row.at("/entries/0/kind").asString()).isEqualTo("VACATION");
        assertThat(row.at("/deputies/0/id").asString()).isEqualTo(park.id().toString());
        assertThat(row.at("/mayChange").asBoolean()).isFalse();

        var entry = away.at("/entries/0/id").asString();
        assertThat(browser.delete(duty(kim) + "/entries/" + entry).statusCode()).isEqualTo(200);
        assertThat(row(browser, kim, today).at("/onDuty").size()).isBetween(1, 2);
    }

    @Test
    void plansAreChangedByTheirOwnersAndByAdministratorsAbove() {
        var always = Map.of("roundTheClock", true, "hours", List.of());

        assertThat(put("chief", park, always)).isEqualTo(200);
        assertThat(put("kim", park, always)).isEqualTo(403);
        assertThat(put("below", park, always))
                .as("administrator of an institution below")
                .isEqualTo(403);
        assertThat(put("kim", outsider, always)).as("a stranger").isEqualTo(404);
        assertThat(node.browser()
                        .signIn("coordinator")
                        .put(duty(park) + "/hours", always)
                        .statusCode())
                .isEqualTo(403);
        var seen = Browser.json(node.browser().signIn("kim").get(roster(Instant.now())));
        assertThat(seen.at("/people").valueStream().map(one -> one.get("id").asString()))
                .contains(park.id().toString())
                .doesNotContain(outsider.id().toString());
    }

    @Test
    void takesACalendarWholeOrNotAtAll() {
        var browser = node.browser().signIn("park");
        var day = Instant.now()
                .plus(Duration.ofDays(3))
                .truncatedTo(ChronoUnit.DAYS)
                .toString()
                .replaceAll("[-:]", "");
        var good = "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:휴가\r\nDTSTART:" + day + "\r\nDURATION:P2D\r\nEND:VEVENT\r\n";
        var bad = "BEGIN:VEVENT\r\nUID:b\r\nDTSTART:" + day + "\r\nEND:VEVENT\r\n";

        var refused = upload(browser, park, "?as=VACATION&apply=true", calendar(good + bad));
        assertThat(refused.get("applied").asBoolean()).isFalse();
        assertThat(refused.at("/events/1/reason").asString()).contains("does not end");
        assertThat(entries(park)).isZero();

        assertThat(upload(browser, park, "?as=VACATION", calendar(good))
                        .get("applied")
                        .asBoolean())
                .isFalse();
        assertThat(entries(park)).as("a dry run").isZero();
        upload(browser, park, "?as=VACATION&apply=true", calendar(good));
        upload(browser, park, "?as=VACATION&apply=true", calendar(good));
        assertThat(entries(park)).as("the same event again takes its own place").isEqualTo(1);
    }

    @Test
    void aCalendarProgramReadsWithAPasswordOfItsOwnUntilItIsRevoked() {
        var browser = node.browser().signIn("park");
        var first = Browser.json(browser.post("/api/calendars/password", Map.of()))
                .get("password")
                .asString();
        var second = Browser.json(browser.post("/api/calendars/password", Map.of()))
                .get("password")
                .asString();

        var stranger = feed("park", "guess");
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
        assertThat(feed("park", TestNode.PASSWORD).statusCode())
                .as("not the one of the person")
                .isEqualTo(401);
        assertThat(feed("park", first).statusCode()).as("replaced").isEqualTo(401);
        assertThat(feed("kim", second).statusCode()).isEqualTo(401);
        var calendar = feed("park", second);
        assertThat(calendar.statusCode()).isEqualTo(200);
        assertThat(new String(calendar.body(), StandardCharsets.UTF_8)).contains("BEGIN:VEVENT", "SUMMARY:On duty");
        assertThat(Browser.json(browser.get("/api/calendars/password")).has("readAt"))
                .isTrue();
        assertThat(browser.get("/api/calendars/duty.ics").statusCode())
                .as("signed in")
                .isEqualTo(200);
        assertThat(send(node.browser(), "/api/session", basic("park", second)).statusCode())
                .as("opens nothing else")
                .isEqualTo(401);

        browser.delete("/api/calendars/password");
        assertThat(feed("park", second).statusCode()).isEqualTo(401);
    }

    @Test
    void peopleComeInFromAFileWholeOrNotAtAllAndGoOutAgain() {
        var chief = node.browser().signIn("chief");
        var head = "\uFEFFaccount;name;institution;roles;languages;zone;department;hours;deputies\r\n";
        var tanaka = "tanaka;田中 遥;Province;PATHOLOGIST;ja en;Asia/Tokyo;病理部;MON-FRI 08:30-17:15;ito\r\n";
        var ito = "ito;Ито Кен;District;SPECIALIST;ja;Asia/Tokyo;;24/7;\r\n";
        var wrong = "x y;No;Province;SPECIALIST;en;UTC;;;\r\nfar;Far;Elsewhere;SPECIALIST;en;UTC;;;\r\n";

        var refused = file(chief, "?apply=true", head + tanaka + ito + wrong);
        assertThat(refused.get("applied").asBoolean()).isFalse();
        assertThat(refused.get("lines")
                        .valueStream()
                        .map(line -> line.get("outcome").asString()))
                .containsExactly("CREATED", "CREATED", "FAILED", "FAILED");
        assertThat(refused.at("/lines/2/reason").asString()).contains("account");
        assertThat(refused.at("/lines/3/reason").asString()).contains("look after");
        assertThat(file(chief, "", head + tanaka + ito).get("acceptable").asBoolean())
                .isTrue();
        assertThat(node.bean(People.class).findByAccount("tanaka"))
                .as("a dry run")
                .isEmpty();

        assertThat(file(chief, "?apply=true", head + tanaka + ito)
                        .get("applied")
                        .asBoolean())
                .isTrue();
        var came = node.bean(People.class).findByAccount("tanaka").orElseThrow();
        assertThat(node.bean(DutyRoster.class).plan(came.id()).orElseThrow().weekly())
                .hasSize(5);
        assertThat(node.bean(DutyRoster.class).deputies()).containsKey(came.id());
        assertThat(node.bean(SpecialistProfiles.class).departments()).containsEntry(came.id(), "病理部");

        var exported = new String(chief.confirm().get("/api/persons.csv").body(), StandardCharsets.UTF_8);
        assertThat(exported).contains("田中 遥").doesNotContain("outsider");
        var again = file(chief, "?apply=true", exported);
        assertThat(again.get("applied").asBoolean()).as(again.toString()).isTrue();
        assertThat(new String(chief.confirm().get("/api/persons.csv").body(), StandardCharsets.UTF_8))
                .isEqualTo(exported);
        assertThat(node.browser()
                        .signIn("below")
                        .confirm()
                        .get("/api/persons.csv")
                        .body())
                .asString(StandardCharsets.UTF_8)
                .contains("ito")
                .doesNotContain("tanaka,");
    }

    private static int put(String account, Person whose, Object body) {
        return node.browser().signIn(account).put(duty(whose) + "/hours", body).statusCode();
    }

    private static String duty(Person person) {
        return "/api/persons/" + person.id() + "/duty";
    }

    private static String roster(Instant from) {
        return "/api/roster?from=" + from + "&to=" + from.plus(Duration.ofDays(7));
    }

    private static JsonNode row(Browser browser, Person person, LocalDateTime from) {
        return Browser.json(browser.get(roster(from.toInstant(ZoneOffset.UTC))))
                .get("people")
                .valueStream()
                .filter(one -> one.get("id").asString().equals(person.id().toString()))
                .findFirst()
                .orElseThrow();
    }

    private static int entries(Person person) {
        return node.bean(DutyRoster.class)
                .plan(person.id())
                .orElseThrow()
                .entries()
                .size();
    }

    private static String calendar(String events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n" + events + "END:VCALENDAR\r\n";
    }

    private static JsonNode upload(Browser browser, Person person, String query, String text) {
        return post(browser, duty(person) + "/calendar" + query, "text/calendar", text);
    }

    private static JsonNode file(Browser browser, String query, String text) {
        return post(browser, "/api/persons.csv" + query, "text/csv", text);
    }

    private static JsonNode post(Browser browser, String path, String type, String text) {
        return Browser.json(browser.send(HttpRequest.newBuilder(node.url(path))
                .header("Content-Type", type)
                .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow())
                .POST(BodyPublishers.ofString(text))));
    }

    private static HttpResponse<byte[]> feed(String account, String password) {
        return send(node.browser(), "/api/calendars/duty.ics", basic(account, password));
    }

    private static HttpResponse<byte[]> send(Browser browser, String path, String authorization) {
        return browser.get(path, "Authorization", authorization);
    }

    private static String basic(String account, String password) {
        var pair = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
