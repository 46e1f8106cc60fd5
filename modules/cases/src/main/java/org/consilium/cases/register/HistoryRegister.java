package org.consilium.cases.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.Explanation;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that happened to a case, appended and never changed. */
public final class HistoryRegister {

    private final JdbcClient jdbc;

    public HistoryRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param actor none when the node itself acted */
    public record Entry(
            Instant at,
            Optional<PersonId> actor,
            CaseState from,
            CaseState to,
            String command,
            Optional<Explanation> note) {}

    public void append(CaseId id, Entry entry) {
        jdbc.sql("""
                insert into cases.history (case_id, at, actor, from_state, to_state, command, note, reasons)
                values (:case, :at, :actor, :from, :to, :command, :note, :reasons)
                """)
                .param("case", id.value())
                .param("at", Columns.at(entry.at()))
                .param("actor", entry.actor().map(PersonId::value).orElse(null))
                .param("from", entry.from().name())
                .param("to", entry.to().name())
                .param("command", entry.command())
                .param("note", entry.note().map(Explanation::text).orElse(null))
                .param(
                        "reasons",
                        Reasons.write(entry.note().map(Explanation::reasons).orElse(List.of())))
                .update();
    }

    public List<Entry> of(CaseId id) {
        return jdbc.sql("select * from cases.history where case_id = :case order by id")
                .param("case", id.value())
                .query((row, number) -> new Entry(
                        Columns.instant(row, "at"),
                        Columns.personIfAny(row, "actor"),
                        CaseState.valueOf(row.getString("from_state")),
                        CaseState.valueOf(row.getString("to_state")),
                        row.getString("command"),
                        note(row)))
                .list();
    }

    private static Optional<Explanation> note(ResultSet row) throws SQLException {
        var reasons = Reasons.read(Columns.texts(row, "reasons"));
        return Columns.textIfAny(row, "note").map(text -> new Explanation(reasons, text));
    }
}
