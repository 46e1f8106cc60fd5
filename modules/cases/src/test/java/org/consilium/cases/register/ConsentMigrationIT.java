package org.consilium.cases.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.ConsentTerms.Basis;
import org.consilium.testkit.Database;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of before consents were kept. */
class ConsentMigrationIT {

    private static final String BEFORE_CONSENTS = "3";

    @Test
    void casesThatWereSentBeforeGoOnAndDraftsAreAsked() {
        try (var database = Database.migrated("security")) {
            cases(database.dataSource()).target(BEFORE_CONSENTS).load().migrate();
            var jdbc = JdbcClient.create(database.dataSource());
            var sent = insert(jdbc, "2026-000001", CaseState.IN_REVIEW);
            var draft = insert(jdbc, "2026-000002", CaseState.DRAFT);

            cases(database.dataSource()).load().migrate();

            var consents = new ConsentRegister(jdbc);
            assertThat(consents.newest(draft)).isEmpty();
            assertThat(consents.newest(sent)).hasValueSatisfying(consent -> {
                assertThat(consent.terms().basis()).isEqualTo(Basis.BEFORE_RECORDS);
                assertThat(consent.permits(Instant.parse("2036-01-01T00:00:00Z")))
                        .isTrue();
            });
            assertThat(new CaseRegister(jdbc).find(sent).orElseThrow().readersUntil())
                    .isEmpty();
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
