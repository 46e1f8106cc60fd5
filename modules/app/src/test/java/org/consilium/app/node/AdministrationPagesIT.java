package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Institutions from a file, a working calendar with holidays from a file, and a case that says why it is due then: in a real browser. */
class AdministrationPagesIT {

    private static final String ZONE = "Asia/Ho_Chi_Minh";
    private static final String HEAD = "identifier,name,level,parent,country,pacs,departments\r\n";

    @TempDir
    private Path folder;

    @Test
    void institutionsAndTheirCalendarsAreKeptInThePortal() {
        try (var database = Database.migrated();
                var node = Node.in(folder.resolve("home"))
                        .with("CONSILIUM_DB_URL", database.url())
                        .with("CONSILIUM_DB_USER", database.user())
                        .with("CONSILIUM_DB_PASSWORD", database.password())
                        .start();
                var administrator = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
            var centre = UUID.fromString(administrator
                    .post(
                            "/api/institutions",
                            Map.of("name", "Bệnh viện K, Hà Nội", "level", "ADVANCED", "country", "VN"))
                    .get("id")
                    .asString());
            var password = person(administrator, "duc", "Trần Văn Đức", centre, "COORDINATOR")
                    .password();
            var referrer = person(administrator, "asks", "Nguyễn Thị Ánh", centre, "REFERRER")
                    .id();
            var reader = person(administrator, "reads", "山田 太郎", centre, "SPECIALIST")
                    .id();
            var jdbc = JdbcClient.create(database.dataSource());
            var waiting = waiting(jdbc, centre, referrer, reader);
            var good = HEAD + "VN-101,Trung tâm Y tế Con Cuông,BASIC," + centre
                    + ",VN,,Khoa Chẩn đoán hình ảnh | Khoa Ung bướu\r\n"
                    + "RU-7,Краевая клиническая больница имени профессора С. И. Сергеева министерства здравоохранения,"
                    + "ADVANCED,,RU,,Отделение лучевой диагностики | Патологоанатомическое отделение\r\n"
                    + "VN-102,Trạm y tế Môn Sơn,INITIAL,VN-101,VN,,\r\n";
            var day = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();
            BrowserScript.walk(
                    node,
                    "administration.mjs",
                    Map.ofEntries(
                            Map.entry("name", "administration"),
                            Map.entry("password", Node.ADMIN_PASSWORD),
                            Map.entry("good", good),
                            Map.entry("wrong", good + "VN-103,Nowhere,BASIC,LOST,VN,,\r\n"),
                            Map.entry("departments", 4),
                            Map.entry("place", "Bệnh viện K, Hà Nội"),
                            Map.entry("holidays", "date,name\r\n" + day + ",Ngày Nhà giáo\r\n31.12.2026,Silvester\r\n"),
                            Map.entry("case", waiting.toString()),
                            Map.entry("coordinator", "duc"),
                            Map.entry("coordinatorPassword", password)));

            var calendar = administrator.get("/api/institutions/" + centre + "/working-calendar");
            assertThat(calendar.at("/calendar/clocks/RADIOLOGY").asInt()).isEqualTo(24 * 60);
            assertThat(calendar.at("/calendar/holidays/0/date").asString()).isEqualTo(day);
            assertThat(administrator
                            .get("/api/institutions")
                            .valueStream()
                            .map(one -> one.path("identifier").asString("")))
                    .contains("VN-101", "VN-102", "RU-7");
        }
    }

    /** A case that waits for an answer in working time. */
    private static UUID waiting(JdbcClient jdbc, UUID institution, UUID referrer, UUID reader) {
        new AnsweredCases(jdbc, 7)
                .insert(
                        1,
                        Instant.now().minus(Duration.ofDays(3)),
                        Instant.now().minus(Duration.ofDays(2)),
                        List.of(new AnsweredCases.Asking(institution, referrer)),
                        List.of(reader));
        var id = jdbc.sql("select id from cases.consult_case limit 1")
                .query(UUID.class)
                .single();
        jdbc.sql("""
                update cases.consult_case set state = 'IN_REVIEW', answered_at = null, held_millis = 0,
                    submitted_at = now() - interval '5 hours', due_at = now() + interval '9 days'
                """).update();
        var holiday = LocalDate.now(ZoneId.of(ZONE)).plusDays(2);
        jdbc.sql("""
                insert into cases.counted_time (case_id, institution, minutes, zone, hours, holidays)
                values (:id, :institution, 1440, :zone, array['MONDAY 08:00 17:00', 'TUESDAY 08:00 17:00',
                    'WEDNESDAY 08:00 17:00', 'THURSDAY 08:00 17:00', 'FRIDAY 08:00 17:00'], array[:holiday])
                """)
                .param("id", id)
                .param("institution", institution)
                .param("zone", ZONE)
                .param("holiday", holiday + " Ngày nghỉ bù")
                .update();
        return id;
    }

    private static NewPerson person(Visitor administrator, String account, String name, UUID institution, String role) {
        return NewPerson.at(administrator, institution, account, name, role, Map.of("zone", ZONE));
    }
}
