package org.consilium.cases.register;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.consilium.cases.CaseId;
import org.consilium.cases.Message;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What participants wrote to each other. */
public final class MessageRegister {

    private final JdbcClient jdbc;

    public MessageRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Row(UUID id, Message.Kind kind, PersonId author, String text, Instant at) {}

    public void insert(CaseId id, Row row) {
        jdbc.sql("""
                insert into cases.message (id, case_id, kind, author, text, at)
                values (:id, :case, :kind, :author, :text, :at)
                """)
                .param("id", row.id())
                .param("case", id.value())
                .param("kind", row.kind().name())
                .param("author", row.author().value())
                .param("text", row.text())
                .param("at", Columns.at(row.at()))
                .update();
    }

    public List<Row> of(CaseId id) {
        return jdbc.sql("select * from cases.message where case_id = :case order by at, number")
                .param("case", id.value())
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        Message.Kind.valueOf(row.getString("kind")),
                        Columns.person(row, "author"),
                        row.getString("text"),
                        Columns.instant(row, "at")))
                .list();
    }
}
