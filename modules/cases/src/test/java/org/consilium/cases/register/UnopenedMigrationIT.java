package org.consilium.cases.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.register.ClockRegister.Kind;
import org.consilium.testkit.Database;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of when reminders of an unopened opinion came to an end. */
class UnopenedMigrationIT {

    private static final String BEFORE = "13";
    private static final int REMINDED = 31;
    private static final Instant ALWAYS = Instant.parse("2100-01-01T00:00:00Z");

    @Test
    void opinionsThatWereGivenUpAreRememberedAgain() {
        try (var database = Database.migrated("security")) {
            cases(database.dataSource()).target(BEFORE).load().migrate();
            var jdbc = JdbcClient.create(database.dataSource());
            var clocks = new ClockRegister(jdbc);
            var givenUp = insert(jdbc, "2026-000001", CaseState.DELIVERED);
            for (int i = 0; i < REMINDED; i++) {
                jdbc.sql("""
                        insert into cases.history (case_id, at, from_state, to_state, command)
                        values (:case, now(), 'DELIVERED', 'DELIVERED', 'RemindOfReceipt')
                        """).param("case", givenUp.value()).update();
            }
            var reminded = new ClockRegister.Row(
                    insert(jdbc, "2026-000002", CaseState.SIGNED),
                    Kind.RECEIPT,
                    "",
                    Instant.parse("2099-01-01T00:00:00Z"),
                    2);
            clocks.set(reminded);
            insert(jdbc, "2026-000003", CaseState.CLOSED);

            cases(database.dataSource()).load().migrate();

            assertThat(clocks.due(ALWAYS, 10)).hasSize(2).contains(reminded).anySatisfy(clock -> {
                assertThat(clock.caseId()).isEqualTo(givenUp);
                assertThat(clock.kind()).isEqualTo(Kind.RECEIPT);
                assertThat(clock.rounds()).as("at the slower pace").isEqualTo(REMINDED);
            });
        }
    }

    private static FluentConfiguration cases(DataSource database) {
        return Flyway.configure().dataSource(database).schemas("cases").locations("classpath:db/cases");
    }

    private static CaseId insert(JdbcClient jdbc, String number, CaseState state) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into cases.consult_case (id, number, state, task_status, institution, referrer, discipline, urgency,
                    question, languages, studies, modalities, created_at, updated_at)
                values (:id, :number, :state, :status, :id, :id, 'RADIOLOGY', 'FAST', 'Benign?', '{}', '{}', '{}', now(), now())
                """)
                .param("id", id)
                .param("number", number)
                .param("state", state.name())
                .param("status", state.taskStatus().name())
                .update();
        return new CaseId(id);
    }
}
