package org.consilium.cases.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.consilium.testkit.Database;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DutyMigrationIT {

    @Test
    void whoWasSwitchedOnIsOnDutyRoundTheClockAndWhoWasSwitchedOffHasNoHours() {
        try (var database = Database.migrated()) {
            migrate(database, "2");
            var jdbc = JdbcClient.create(database.dataSource());
            var on = profile(jdbc, true);
            var off = profile(jdbc, false);

            migrate(database, "latest");

            assertThat(roundTheClock(jdbc, on)).isTrue();
            assertThat(roundTheClock(jdbc, off)).isFalse();
        }
    }

    private static void migrate(Database database, String target) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .schemas("cases")
                .locations("classpath:db/cases")
                .target(target)
                .load()
                .migrate();
    }

    private static UUID profile(JdbcClient jdbc, boolean onDuty) {
        var person = UUID.randomUUID();
        jdbc.sql("""
                insert into cases.specialist_profile (person, sites, modalities, on_duty, open_cases_max)
                values (:person, '{*}', '{CT}', :duty, 5)
                """).param("person", person).param("duty", onDuty).update();
        return person;
    }

    private static boolean roundTheClock(JdbcClient jdbc, UUID person) {
        return jdbc.sql("select round_the_clock from cases.specialist_profile where person = :person")
                .param("person", person)
                .query(Boolean.class)
                .single();
    }
}
