package org.consilium.archive.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decisions that the journal does not say yet. An entry is the whole row as it is now; of several about one the latest counts. */
final class UnwrittenRows {

    /** Of one kind in one object. */
    static final int ENTRIES_MAX = 500;

    /** A note names up to 100,000 instances. */
    static final int REJECTIONS_MAX = 4;

    /** Of deletions in one object: as many as name so many instances together, one at least. */
    private static final String FEW_DELETIONS = """
            r.id <= (select max(id) from (
                select id, sum(instances) over (order by id) as named, row_number() over (order by id) as place
                from archive.study_deletion where not journaled) few
            where named <= 20000 or place = 1)
            """;

    private final JdbcClient jdbc;

    UnwrittenRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a decision stands, with the column by which a later state of it is told from an earlier one. */
    private enum Table {
        CORRECTION("correction", "undone_at"),
        REJECTION("rejection", "undone_at"),
        CONFLICT("quarantine", "decided_at"),
        DELETION("study_deletion", "state");

        private final String sqlName;
        private final String state;

        Table(String sqlName, String state) {
            this.sqlName = sqlName;
            this.state = state;
        }
    }

    /**
     * A decision.
     *
     * @param state in which it was read
     * @param line as the journal says it
     */
    record Entry(Table table, long id, String state, Optional<UUID> institution, String line) {}

    List<Entry> next() {
        var entries = new ArrayList<Entry>();
        entries.addAll(read(Table.CORRECTION, ENTRIES_MAX, "r.institution", """
                to_jsonb(r) - 'journaled' || jsonb_build_object('journal', 'CORRECTION')
                """, "true"));
        entries.addAll(read(Table.REJECTION, REJECTIONS_MAX, "r.institution", """
                to_jsonb(r) - 'journaled' || jsonb_build_object('journal', 'REJECTION', 'instances',
                    coalesce((select jsonb_agg(x.uid order by x.uid) from archive.rejected x where x.rejection = r.id), '[]'))
                """, "true"));
        entries.addAll(read(Table.CONFLICT, ENTRIES_MAX, "null::uuid", """
                to_jsonb(r) - 'journaled' || jsonb_build_object('journal', 'CONFLICT')
                """, "r.decision is not null"));
        entries.addAll(read(Table.DELETION, ENTRIES_MAX, "r.institution", """
                to_jsonb(r) - 'journaled' || jsonb_build_object('journal', 'DELETION', 'digests', coalesce((
                    select jsonb_agg(jsonb_build_array(x.uid, x.version, x.sop_class, x.length, encode(x.sha256, 'hex')))
                    from archive.deleted_instance x where x.deletion = r.id), '[]'))
                """, FEW_DELETIONS));
        return entries;
    }

    private List<Entry> read(Table table, int limit, String institution, String line, String condition) {
        return jdbc.sql("""
                select r.id, coalesce(r.%s::text, '') as state, %s as institution, (%s)::text as line
                from archive.%s r where not r.journaled and %s order by r.id limit :limit
                """.formatted(table.state, institution, line, table.sqlName, condition))
                .param("limit", limit)
                .query((row, number) -> new Entry(
                        table,
                        row.getLong("id"),
                        row.getString("state"),
                        Optional.ofNullable(row.getObject("institution", UUID.class)),
                        row.getString("line")))
                .list();
    }

    /** Marks those that still say what was read; in a transaction of the caller. */
    void written(List<Entry> entries) {
        for (var entry : entries) {
            jdbc.sql("update archive.%s set journaled = true where id = :id and coalesce(%s::text, '') = :state"
                            .formatted(entry.table.sqlName, entry.table.state))
                    .param("id", entry.id)
                    .param("state", entry.state)
                    .update();
        }
    }
}
