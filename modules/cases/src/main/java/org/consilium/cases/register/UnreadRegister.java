package org.consilium.cases.register;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.cases.CaseId;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has not yet seen what happened in a case. */
public final class UnreadRegister {

    private final JdbcClient jdbc;

    public UnreadRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void mark(CaseId id, Collection<PersonId> people) {
        for (var person : people) {
            jdbc.sql("insert into cases.unread (person, case_id) values (:person, :case) on conflict do nothing")
                    .param("person", person.value())
                    .param("case", id.value())
                    .update();
        }
    }

    public void read(CaseId id, PersonId person) {
        jdbc.sql("delete from cases.unread where person = :person and case_id = :case")
                .param("person", person.value())
                .param("case", id.value())
                .update();
    }

    public Set<CaseId> of(PersonId person) {
        return jdbc
                .sql("select case_id from cases.unread where person = :person")
                .param("person", person.value())
                .query((row, number) -> Columns.caseId(row, "case_id"))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
