package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures of months in a real browser: charts with their tables, every grouping and period, CSV, and an institution without a case. */
class FiguresPageIT {

    private static final int CASES = 1_000;
    private static final long SEED = 20261122;
    private static final String ZONE = "Asia/Ho_Chi_Minh";
    private static final List<String> ASKING = List.of(
            "Trung tâm Y tế Con Cuông",
            "Краевая клиническая больница имени профессора С. И. Сергеева министерства здравоохранения Хабаровского края",
            "국립암센터 부속병원",
            "=HYPERLINK(\"http://example.org\")");

    @TempDir
    private Path folder;

    @Test
    void aCoordinatorSeesWhatHappenedToTheCasesOfMonths() {
        try (var database = Database.migrated();
                var node = Node.in(folder.resolve("home"))
                        .with("CONSILIUM_DB_URL", database.url())
                        .with("CONSILIUM_DB_USER", database.user())
                        .with("CONSILIUM_DB_PASSWORD", database.password())
                        .start();
                var administrator = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
            var centre = institution(administrator, "Bệnh viện K, Hà Nội", Map.of());
            var asking = new ArrayList<AnsweredCases.Asking>();
            for (var name : ASKING) {
                var institution = institution(administrator, name, Map.of("parentId", centre.toString()));
                asking.add(new AnsweredCases.Asking(
                        institution, person(administrator, "asks" + asking.size(), "Ánh", institution, "REFERRER")));
            }
            var readers = List.of(
                    person(administrator, "yamada", "山田 太郎", centre, "SPECIALIST"),
                    person(administrator, "kim", "김민지", centre, "SPECIALIST"),
                    person(administrator, "wang", "王小明", centre, "PATHOLOGIST"),
                    person(
                            administrator,
                            "long",
                            "Константинопольская-Преображенская Александра Всеволодовна",
                            centre,
                            "SPECIALIST"));
            var coordinator = coordinator(administrator, "coordinator", centre);
            var alone = coordinator(administrator, "alone", institution(administrator, "Alone", Map.of()));
            var now = Instant.now();
            new AnsweredCases(JdbcClient.create(database.dataSource()), SEED)
                    .insert(CASES, now.minus(Duration.ofDays(180)), now.minus(Duration.ofHours(1)), asking, readers);

            var total = total(node, "coordinator", coordinator);
            assertThat(total).isEqualTo(CASES);
            assertThat(total(node, "alone", alone)).isZero();
            try (var referrer = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
                assertThat(referrer.send("GET", path("/api/figures"), Map.of()).statusCode())
                        .isEqualTo(403);
            }
            try (var visitor = Visitor.signIn(node, "coordinator", coordinator)) {
                var file = path("/api/figures.csv") + "&by=INSTITUTION";
                assertThat(visitor.send("GET", file, Map.of()).statusCode()).isEqualTo(403);
                visitor.post("/api/session/confirmation", Map.of("password", coordinator));
                var table = visitor.send("GET", file, Map.of());
                assertThat(table.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
                assertThat(table.body())
                        .startsWith("\uFEFFfrom,")
                        .contains("\"'=HYPERLINK(")
                        .contains("국립암센터");
                assertThat(visitor.send("GET", "/api/figures?from=2026-02-30&to=2026-03-01", Map.of())
                                .statusCode())
                        .isEqualTo(400);
            }
            BrowserScript.walk(
                    node,
                    "figures.mjs",
                    Map.of(
                            "name",
                            "figures",
                            "account",
                            "coordinator",
                            "password",
                            coordinator,
                            "alone",
                            "alone",
                            "alonePassword",
                            alone,
                            "sent",
                            CASES,
                            "readers",
                            readers.size(),
                            "asking",
                            ASKING.size()));
        }
    }

    private static int total(Node node, String account, String password) {
        try (var visitor = Visitor.signIn(node, account, password)) {
            return visitor.get(path("/api/figures")).at("/total/cases/sent").asInt();
        }
    }

    private static String path(String of) {
        var today = LocalDate.now(ZoneId.of(ZONE));
        return of + "?from=" + today.minusDays(364) + "&to=" + today;
    }

    private static String coordinator(Visitor administrator, String account, UUID institution) {
        return NewPerson.at(administrator, institution, account, "Hoàng Thị Điều", "COORDINATOR", Map.of("zone", ZONE))
                .password();
    }

    private static UUID person(Visitor administrator, String account, String name, UUID institution, String role) {
        return NewPerson.at(administrator, institution, account, name, role, Map.of("zone", ZONE))
                .id();
    }

    private static UUID institution(Visitor administrator, String name, Map<String, String> more) {
        var body = new HashMap<String, Object>(Map.of("name", name, "level", "BASIC", "country", "VN"));
        body.putAll(more);
        return UUID.fromString(
                administrator.post("/api/institutions", body).get("id").asString());
    }
}
