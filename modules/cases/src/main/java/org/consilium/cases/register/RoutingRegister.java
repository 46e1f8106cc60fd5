package org.consilium.cases.register;

import java.util.List;
import java.util.Optional;
import org.consilium.cases.CaseId;
import org.consilium.cases.Explanation;
import org.consilium.cases.RoutingStep;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Routing decisions, each with every step. */
public final class RoutingRegister {

    private final JdbcClient jdbc;

    public RoutingRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Row(String rule, RoutingStep.Outcome outcome, Optional<PersonId> person, Explanation explanation) {}

    /** Keeps a decision; one equal to the last is not kept again. */
    public void append(CaseId id, List<Row> steps) {
        var last = jdbc.sql("select coalesce(max(decision), 0) from cases.routing_step where case_id = :case")
                .param("case", id.value())
                .query(Integer.class)
                .single();
        if (steps.equals(of(id, last))) {
            return;
        }
        for (int position = 0; position < steps.size(); position++) {
            insert(id, last + 1, position, steps.get(position));
        }
    }

    private void insert(CaseId id, int decision, int position, Row step) {
        jdbc.sql("""
                insert into cases.routing_step (case_id, decision, position, rule, outcome, person, explanation,
                    reasons)
                values (:case, :decision, :position, :rule, :outcome, :person, :explanation, :reasons)
                """)
                .param("case", id.value())
                .param("decision", decision)
                .param("position", position)
                .param("rule", step.rule())
                .param("outcome", step.outcome().name())
                .param("person", step.person().map(PersonId::value).orElse(null))
                .param("explanation", step.explanation().text())
                .param("reasons", Reasons.write(step.explanation().reasons()))
                .update();
    }

    /** All decisions of a case, in the order they were made. */
    public List<Row> of(CaseId id) {
        return read("select * from cases.routing_step where case_id = :case order by decision, position", id, 0);
    }

    private List<Row> of(CaseId id, int decision) {
        return read(
                "select * from cases.routing_step where case_id = :case and decision = :decision order by position",
                id,
                decision);
    }

    private List<Row> read(String sql, CaseId id, int decision) {
        return jdbc.sql(sql)
                .param("case", id.value())
                .param("decision", decision)
                .query((row, number) -> new Row(
                        row.getString("rule"),
                        RoutingStep.Outcome.valueOf(row.getString("outcome")),
                        Columns.personIfAny(row, "person"),
                        new Explanation(Reasons.read(Columns.texts(row, "reasons")), row.getString("explanation"))))
                .list();
    }
}
