package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A coordinator lays down rules in a real browser: a draft, a trial with cases that were sent, a version, and the way back. */
class RulesPageIT {

    private static final int CASES = 12;
    private static final String ZONE = "Asia/Ho_Chi_Minh";

    @TempDir
    private Path folder;

    @Test
    void aCoordinatorTriesAndLaysDownRulesAndGoesBack() {
        try (var database = Database.migrated();
                var node = Node.in(folder.resolve("home"))
                        .with("CONSILIUM_DB_URL", database.url())
                        .with("CONSILIUM_DB_USER", database.user())
                        .with("CONSILIUM_DB_PASSWORD", database.password())
                        .start();
                var administrator = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
            var centre = institution(administrator, "Bệnh viện K, Hà Nội", "ADVANCED", Map.of());
            var far = institution(
                    administrator,
                    "Краевая клиническая больница имени профессора С. И. Сергеева",
                    "ADVANCED",
                    Map.of("country", "RU"));
            var asks = institution(
                    administrator, "Trung tâm Y tế Con Cuông", "BASIC", Map.of("parentId", centre.toString()));
            var referrer = person(administrator, "asks", "Nguyễn Thị Ánh", asks, "REFERRER", Map.of())
                    .id();
            var reader =
                    specialist(administrator, "near", "Phạm Hồng Ngọc", centre).id();
            specialist(administrator, "far", "Константинопольская-Преображенская Александра Всеволодовна", far);
            var password = person(administrator, "duc", "Trần Văn Đức", centre, "COORDINATOR", Map.of())
                    .password();
            new AnsweredCases(JdbcClient.create(database.dataSource()), 20261123)
                    .insert(
                            CASES,
                            Instant.now().minus(Duration.ofDays(20)),
                            Instant.now().minus(Duration.ofHours(1)),
                            List.of(new AnsweredCases.Asking(asks, referrer)),
                            List.of(reader));

            BrowserScript.walk(
                    node,
                    "rules.mjs",
                    Map.of("name", "rules", "account", "duc", "password", password, "cases", CASES, "far", "Краевая"));

            try (var coordinator = Visitor.signIn(node, "duc", password)) {
                var versions = coordinator.get("/api/routing-rules/" + centre);
                assertThat(versions.size()).isEqualTo(3);
                assertThat(versions.at("/0/restores").asInt()).isEqualTo(1);
                assertThat(versions.at("/0/rules")).isEqualTo(versions.at("/2/rules"));
                assertThat(coordinator
                                .send("GET", "/api/routing-rules/" + far, Map.of())
                                .statusCode())
                        .isEqualTo(403);
            }
        }
    }

    private static NewPerson specialist(Visitor administrator, String account, String name, UUID institution) {
        return person(
                administrator,
                account,
                name,
                institution,
                "SPECIALIST",
                Map.of(
                        "profile",
                        Map.of(
                                "sites",
                                List.of("*"),
                                "modalities",
                                List.of("*"),
                                "specialty",
                                "Radiology",
                                "maxOpenCases",
                                50)));
    }

    private static NewPerson person(
            Visitor administrator, String account, String name, UUID institution, String role, Map<String, ?> more) {
        var usual = new HashMap<String, Object>(Map.of("languages", List.of("vi", "en", "ru"), "zone", ZONE));
        usual.putAll(more);
        return NewPerson.at(administrator, institution, account, name, role, usual);
    }

    private static UUID institution(Visitor administrator, String name, String level, Map<String, String> more) {
        var body = new HashMap<String, Object>(Map.of("name", name, "level", level, "country", "VN"));
        body.putAll(more);
        return UUID.fromString(
                administrator.post("/api/institutions", body).get("id").asString());
    }
}
