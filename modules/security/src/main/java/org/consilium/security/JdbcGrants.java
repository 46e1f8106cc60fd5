package org.consilium.security;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Grants in PostgreSQL. Takes part in the transaction of the case that gives them. */
final class JdbcGrants implements Grants {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcGrants(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void grant(PersonId person, UUID caseId, Set<Uid> studies, Optional<Instant> until) {
        for (var study : studies) {
            jdbc.sql("""
                    insert into security.study_grant (person, case_id, study, granted_at, ends_at)
                    values (:person, :case, :study, :now, :until)
                    on conflict (person, case_id, study) do update set ends_at = excluded.ends_at
                    """)
                    .param("person", person.value())
                    .param("case", caseId)
                    .param("study", study.value())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param(
                            "until",
                            until.map(end -> end.atOffset(ZoneOffset.UTC)).orElse(null))
                    .update();
        }
    }

    @Override
    public void withdraw(PersonId person, UUID caseId) {
        jdbc.sql("delete from security.study_grant where person = :person and case_id = :case")
                .param("person", person.value())
                .param("case", caseId)
                .update();
    }

    @Override
    public void withdrawAll(UUID caseId) {
        jdbc.sql("delete from security.study_grant where case_id = :case")
                .param("case", caseId)
                .update();
    }

    Set<Uid> studiesOf(PersonId person) {
        return jdbc
                .sql("""
                        select distinct study from security.study_grant
                        where person = :person and (ends_at is null or ends_at > :now)
                        """)
                .param("person", person.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list()
                .stream()
                .map(Uid::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
