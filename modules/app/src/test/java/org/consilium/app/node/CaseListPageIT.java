package org.consilium.app.node;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many cases, all within reach: by words in every script and page after page, in a real browser. */
class CaseListPageIT {

    private static final int CASES = 130;

    /** As the images name patients; what is typed for each, and how the list shows them. */
    private static final List<Named> NAMED = List.of(
            new Named("Nguyễn^Đức Bình", "binh nguyen", "Nguyễn"),
            new Named("Ёлкина-Преображенская^Александра", "елкина", "Ёлкина-Преображенская"),
            new Named("Yamada^Tarou=山田^太郎=やまだ^たろう", "山田", "Yamada"));

    private record Named(String patient, String typed, String found) {}

    @TempDir
    private Path folder;

    @Test
    void aCoordinatorFindsACaseAmongMany() {
        try (var database = Database.migrated();
                var node = Node.in(folder.resolve("home"))
                        .with("CONSILIUM_DB_URL", database.url())
                        .with("CONSILIUM_DB_USER", database.user())
                        .with("CONSILIUM_DB_PASSWORD", database.password())
                        .start();
                var administrator = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
            var home = NewPerson.home(administrator);
            var coordinator = NewPerson.at(administrator, "coordinates", "Trần Văn Đức", "COORDINATOR");
            var referrer = NewPerson.at(administrator, "asks", "Lê Thị Ánh", "REFERRER")
                    .id();
            var reader = NewPerson.at(administrator, "reads", "Phạm Hồng Ngọc", "SPECIALIST")
                    .id();
            var jdbc = JdbcClient.create(database.dataSource());
            new AnsweredCases(jdbc, 11)
                    .insert(
                            CASES,
                            Instant.now().minus(Duration.ofDays(90)),
                            Instant.now().minus(Duration.ofHours(1)),
                            List.of(new AnsweredCases.Asking(home, referrer)),
                            List.of(reader));
            for (int i = 0; i < NAMED.size(); i++) {
                jdbc.sql("""
                        update cases.consult_case set patient_name = :name where id =
                            (select id from cases.consult_case order by number offset :i limit 1)
                        """)
                        .param("name", NAMED.get(i).patient())
                        .param("i", i * 40)
                        .update();
            }
            BrowserScript.walk(
                    node,
                    "caselist.mjs",
                    Map.of(
                            "name",
                            "caselist",
                            "account",
                            "coordinates",
                            "password",
                            coordinator.password(),
                            "cases",
                            CASES,
                            "noMatch",
                            "No case matches",
                            "searches",
                            NAMED.stream()
                                    .map(one -> Map.of("typed", one.typed(), "found", one.found()))
                                    .toList()));
        }
    }
}
