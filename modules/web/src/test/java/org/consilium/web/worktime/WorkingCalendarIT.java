package org.consilium.web.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.consilium.security.CareLevel;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.Role;
import org.consilium.web.Browser;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Working calendars as administrators and coordinators keep them. */
class WorkingCalendarIT {

    private static final Map<String, Object> CALENDAR = Map.of(
            "zone",
            "Asia/Tokyo",
            "hours",
            List.of(Map.of("day", "MONDAY", "from", "09:00", "to", "17:00")),
            "holidays",
            List.of(Map.of("date", "2026-11-23", "name", "勤労感謝の日")),
            "clocks",
            Map.of("PATHOLOGY", 2_400));

    private static TestNode node;
    private static Institution province;
    private static Institution district;

    @BeforeAll
    static void start() {
        node = TestNode.start();
        province = node.institution("Province");
        district = new Institution(
                new InstitutionId(UUID.randomUUID()),
                "District",
                CareLevel.INITIAL,
                Optional.of(province.id()),
                "JP",
                Optional.empty());
        node.bean(Institutions.class).save(district);
        node.person("chief", province, Role.ADMINISTRATOR);
        node.person("below", district, Role.COORDINATOR);
        node.person("doctor", district, Role.REFERRER);
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void countsForTheInstitutionAndThoseBelowItAndIsChangedByThoseInCharge() {
        var chief = node.browser().signIn("chief");
        assertThat(Browser.json(chief.get(of(district))).has("calendar")).isFalse();
        assertThat(chief.put(of(province), CALENDAR).statusCode()).isEqualTo(200);

        var seen = Browser.json(node.browser().signIn("doctor").get(of(district)));
        assertThat(seen.at("/institution/name").asString()).isEqualTo("Province");
        assertThat(seen.at("/calendar/holidays/0/name").asString()).isEqualTo("勤労感謝の日");
        assertThat(seen.at("/calendar/clocks/PATHOLOGY").asInt()).isEqualTo(2_400);
        assertThat(seen.at("/usual/PATHOLOGY").asInt()).isEqualTo(72 * 60);
        assertThat(seen.at("/mayChange").asBoolean()).isFalse();

        var below = node.browser().signIn("below");
        assertThat(below.put(of(province), CALENDAR).statusCode())
                .as("of an institution above")
                .isEqualTo(403);
        assertThat(below.put(of(district), CALENDAR).statusCode()).isEqualTo(200);
        assertThat(Browser.json(below.get(of(district))).at("/institution/name").asString())
                .isEqualTo("District");
        assertThat(below.delete(of(district)).statusCode()).isEqualTo(204);
        assertThat(Browser.json(below.get(of(district))).at("/institution/name").asString())
                .isEqualTo("Province");
        for (var wrong : List.of(
                Map.of("zone", "Moon/Base", "hours", CALENDAR.getOrDefault("hours", List.of())),
                Map.of("zone", "UTC", "hours", List.of()),
                Map.of("zone", "UTC", "hours", List.of(Map.of("day", "MONDAY"))))) {
            assertThat(below.put(of(district), wrong).statusCode())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
    }

    @Test
    void holidaysAreReadFromACalendarAndFromATableAndNothingIsKept() {
        var chief = node.browser().signIn("chief");
        var day = node.now().plusSeconds(40 * 86_400L).toString().substring(0, 10);
        var calendar =
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:設立記念日\r\n"
                        + "DTSTART;VALUE=DATE:" + day.replace("-", "") + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

        var events = Browser.json(send(chief, "?zone=Asia/Tokyo", "text/calendar", calendar));
        assertThat(events.at("/0/date").asString()).isEqualTo(day);
        assertThat(events.at("/0/name").asString()).isEqualTo("設立記念日");
        var lines = Browser.json(send(chief, "", "text/csv", "date;name\r\n2027-01-01;元日\r\n31.12.2026;Silvester\r\n"));
        assertThat(lines.at("/0/date").asString()).isEqualTo("2027-01-01");
        assertThat(lines.at("/1/number").asInt()).isEqualTo(3);
        assertThat(lines.at("/1/problem").asString()).contains("2026-12-31");
        assertThat(send(node.browser().signIn("below"), "", "text/csv", "2027-01-01")
                        .statusCode())
                .isEqualTo(403);
    }

    private static String of(Institution institution) {
        return "/api/institutions/" + institution.id() + "/working-calendar";
    }

    private static HttpResponse<byte[]> send(Browser browser, String query, String type, String text) {
        return browser.send(HttpRequest.newBuilder(node.url(of(province) + "/holidays" + query))
                .header("Content-Type", type)
                .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow())
                .POST(BodyPublishers.ofString(text)));
    }
}
