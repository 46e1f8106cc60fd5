package org.consilium.cases.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.Code;
import org.consilium.cases.CodeSystem;
import org.consilium.cases.CodeTableVersion;
import org.consilium.cases.CodeTableVersion.State;
import org.consilium.security.PersonId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imported tables of codes. */
public final class CodeTableRegister {

    private final JdbcClient jdbc;

    public CodeTableRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A code on its way into a table. */
    public record Entry(String code, String display, String plain) {}

    /** False: another import of the system is under way. One that has been for longer than a moment allows died with its node. */
    public boolean begin(UUID id, CodeSystem system, String version, PersonId by, Instant now, Instant deadBefore) {
        jdbc.sql("""
                update cases.code_table set state = 'REFUSED', ended_at = :now
                where system = :system and state = 'RUNNING' and started_at < :dead
                """)
                .param("system", system.name())
                .param("now", Columns.at(now))
                .param("dead", Columns.at(deadBefore))
                .update();
        try {
            jdbc.sql("""
                    insert into cases.code_table (id, system, version, state, rows, skipped, imported_by, started_at)
                    values (:id, :system, :version, 'RUNNING', 0, 0, :by, :now)
                    """)
                    .param("id", id)
                    .param("system", system.name())
                    .param("version", version)
                    .param("by", by.value())
                    .param("now", Columns.at(now))
                    .update();
            return true;
        } catch (DuplicateKeyException running) {
            return false;
        }
    }

    /** A code that is there already gets another synonym. */
    public void add(UUID table, Collection<Entry> entries) {
        jdbc.sql("""
                insert into cases.code as c (table_id, code, display, plain)
                select :table, e.code, (array_agg(e.display order by e.place))[1], string_agg(e.plain, '' order by e.place)
                from unnest(:codes::text[], :displays::text[], :plains::text[]) with ordinality as e (code, display, plain, place)
                group by e.code
                on conflict (table_id, code) do update set plain = c.plain || excluded.plain
                """)
                .param("table", table)
                .param("codes", entries.stream().map(Entry::code).toArray(String[]::new))
                .param("displays", entries.stream().map(Entry::display).toArray(String[]::new))
                .param("plains", entries.stream().map(Entry::plain).toArray(String[]::new))
                .update();
    }

    public void progress(UUID table, int rows) {
        jdbc.sql("update cases.code_table set rows = :rows where id = :id")
                .param("id", table)
                .param("rows", rows)
                .update();
    }

    /** In a transaction: this table and no other of its system is used from now on. */
    public void activate(UUID table, CodeSystem system, int skipped, String sha256, Instant now) {
        jdbc.sql(
                        "delete from cases.code where table_id in (select id from cases.code_table where system = :system and state <> 'RUNNING')")
                .param("system", system.name())
                .update();
        jdbc.sql("update cases.code_table set state = 'REPLACED' where system = :system and state = 'ACTIVE'")
                .param("system", system.name())
                .update();
        jdbc.sql("""
                update cases.code_table set state = 'ACTIVE', skipped = :skipped, sha256 = :sha256, ended_at = :now,
                    rows = (select count(*) from cases.code where table_id = :id)
                where id = :id
                """)
                .param("id", table)
                .param("skipped", skipped)
                .param("sha256", sha256)
                .param("now", Columns.at(now))
                .update();
    }

    public void refuse(UUID table, Instant now) {
        jdbc.sql("delete from cases.code where table_id = :id")
                .param("id", table)
                .update();
        jdbc.sql("update cases.code_table set state = 'REFUSED', ended_at = :now where id = :id")
                .param("id", table)
                .param("now", Columns.at(now))
                .update();
    }

    public List<CodeTableVersion> versions(int limit) {
        return jdbc.sql("select * from cases.code_table order by started_at desc limit :limit")
                .param("limit", limit)
                .query(CodeTableRegister::version)
                .list();
    }

    public CodeTableVersion version(UUID table) {
        return jdbc.sql("select * from cases.code_table where id = :id")
                .param("id", table)
                .query(CodeTableRegister::version)
                .single();
    }

    private static CodeTableVersion version(ResultSet row, int number) throws SQLException {
        return new CodeTableVersion(
                CodeSystem.valueOf(row.getString("system")),
                row.getString("version"),
                State.valueOf(row.getString("state")),
                row.getInt("rows"),
                row.getInt("skipped"),
                Columns.instant(row, "started_at"),
                Columns.instantIfAny(row, "ended_at"));
    }

    public Optional<UUID> active(CodeSystem system) {
        return jdbc.sql("select id from cases.code_table where system = :system and state = 'ACTIVE'")
                .param("system", system.name())
                .query(UUID.class)
                .optional();
    }

    /**
     * Codes that begin with what was typed first, then those with all the words.
     *
     * @param words each as the beginning of a word, in the form of {@link Entry#plain}
     */
    public List<Code> search(UUID table, CodeSystem system, String typed, List<String> words, int limit) {
        return jdbc.sql("""
                select code, display from cases.code
                where table_id = :table and (lower(code) like :typed escape '\\' or :wordsToo and plain like all (:words::text[]))
                order by not lower(code) like :typed escape '\\', code limit :limit
                """)
                .param("table", table)
                .param("typed", escaped(typed) + "%")
                .param(
                        "words",
                        words.stream().map(word -> "% " + escaped(word) + "%").toArray(String[]::new))
                // Signs alone are no words that everything has.
                .param("wordsToo", typed.isEmpty() || !words.isEmpty())
                .param("limit", limit)
                .query((row, number) -> new Code(system, row.getString("code"), row.getString("display")))
                .list();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    public Optional<Code> find(UUID table, CodeSystem system, String code) {
        return jdbc.sql("select code, display from cases.code where table_id = :table and code = :code")
                .param("table", table)
                .param("code", code)
                .query((row, number) -> new Code(system, row.getString("code"), row.getString("display")))
                .optional();
    }
}
