package org.consilium.cases.register;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.consilium.security.InstitutionId;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Question templates that institutions have made. */
public final class TemplateRegister {

    private final JdbcClient jdbc;
    private final InstantSource time;

    public TemplateRegister(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** @param content the template as JSON */
    public record Row(UUID id, InstitutionId institution, String content) {}

    public List<Row> all() {
        return jdbc.sql("select id, institution, content from cases.question_template order by changed_at desc, id")
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        new InstitutionId(row.getObject("institution", UUID.class)),
                        row.getString("content")))
                .list();
    }

    public void insert(Row row, PersonId by) {
        jdbc.sql("""
                insert into cases.question_template (id, institution, content, changed_by, changed_at)
                values (:id, :institution, :content, :by, :now)
                """)
                .param("id", row.id())
                .param("institution", row.institution().value())
                .param("content", row.content())
                .param("by", by.value())
                .param("now", Columns.at(time.instant()))
                .update();
    }

    /** False: there is none of the institution. */
    public boolean update(Row row, PersonId by) {
        return jdbc.sql("""
                        update cases.question_template set content = :content, changed_by = :by, changed_at = :now
                        where id = :id and institution = :institution
                        """)
                        .param("id", row.id())
                        .param("institution", row.institution().value())
                        .param("content", row.content())
                        .param("by", by.value())
                        .param("now", Columns.at(time.instant()))
                        .update()
                == 1;
    }

    /** False: there is none of the institution. */
    public boolean delete(UUID id, InstitutionId institution) {
        return jdbc.sql("delete from cases.question_template where id = :id and institution = :institution")
                        .param("id", id)
                        .param("institution", institution.value())
                        .update()
                == 1;
    }
}
