package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People from a file, a vacation, the week of everybody, and the own duty times in a calendar program: in a real browser. */
class RosterPageIT {

    private static final String HEAD =
            "account,name,institution,roles,languages,zone,department,specialty,hours,deputies\r\n";

    private static final List<String> LINES = List.of(
            "tanaka,田中 遥 (Tanaka Haruka),%s,PATHOLOGIST,ja en,Asia/Tokyo,病理診断科,病理専門医,MON-FRI 08:30-17:15,",
            "konstantinopolskaya,Константинопольская-Преображенская Александра Всеволодовна,%s,SPECIALIST,ru,Asia/Vladivostok,"
                    + "Отделение лучевой диагностики,Рентгенология,MON-SUN 20:00-08:00,nguyen",
            "nguyen,Nguyễn Thị Minh Châu,%s,SPECIALIST,vi,Asia/Ho_Chi_Minh,Khoa Chẩn đoán hình ảnh,Radiology,24/7,",
            "kim,김민지,%s,SPECIALIST,ko,Asia/Seoul,영상의학과,영상의학,MON-THU 09:00-18:00 SAT 22:00-06:00,konstantinopolskaya nguyen",
            "moreau,Camille Moreau,%s,SPECIALIST,fr en,Europe/Paris,,Radiology,,");

    @TempDir
    private Path folder;

    @Test
    void peopleComeFromAFileAndPlanTheirDuty() throws IOException {
        try (var node = Node.in(folder.resolve("home")).start();
                var administrator = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
            var home = administrator.get("/api/institutions").get(0).get("name").asString();
            var password = specialist(administrator).password();
            var people = HEAD + String.join("\r\n", LINES).replace("%s", '"' + home + '"');
            var today = LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
            BrowserScript.walk(
                    node,
                    "roster.mjs",
                    Map.ofEntries(
                            Map.entry("name", "roster"),
                            Map.entry("password", Node.ADMIN_PASSWORD),
                            Map.entry("people", "\uFEFF" + people),
                            Map.entry("wrong", people + "\r\nlost,Nobody,Nowhere,SPECIALIST,en,UTC,,,,"),
                            Map.entry("count", LINES.size() + 1),
                            Map.entry("changed", "Asia/Vladivostok"),
                            Map.entry("from", today.toString()),
                            Map.entry("to", today.plusDays(3).toString()),
                            Map.entry("specialist", "orlova"),
                            Map.entry("specialistPassword", password)));
            var away = administrator
                    .get("/api/persons")
                    .valueStream()
                    .filter(person -> !person.at("/profile/onDuty").asBoolean(true))
                    .map(person -> person.get("account").asString())
                    .toList();
            assertThat(away).contains("konstantinopolskaya", "orlova").doesNotContain("nguyen");
        }
    }

    private static NewPerson specialist(Visitor administrator) {
        return NewPerson.at(
                administrator,
                NewPerson.home(administrator),
                "orlova",
                "Орлова Вера",
                "SPECIALIST",
                Map.of(
                        "zone",
                        "Europe/Moscow",
                        "profile",
                        Map.of("sites", List.of("*"), "modalities", List.of("CT"), "maxOpenCases", 5)));
    }
}
