package org.consilium.archive.journal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.consilium.archive.index.Hiding;
import org.consilium.kernel.Uid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hides again what was to be deleted, and takes away again what was deleted, where the store still holds it. In a transaction of the caller. */
final class ReplayedDeletions {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayedDeletions.class);

    private final JdbcClient jdbc;
    private final Hiding hiding;

    ReplayedDeletions(JdbcClient jdbc, Hiding hiding) {
        this.jdbc = jdbc;
        this.hiding = hiding;
    }

    private record Made(long id, Uid study, String state) {}

    /**
     * Makes the deletions that the database does not know, as the last line about each says.
     *
     * @return how many
     */
    int follow(List<ReplayedRows.Renamed> institutions, Instant now) {
        var made = insert(institutions);
        for (var deletion : made) {
            note(deletion.id());
            switch (deletion.state()) {
                case "HIDDEN" -> hide(deletion.study());
                case "DELETED" -> remove(deletion, now);
                default -> LOG.debug("A deletion was taken back");
            }
        }
        return made.size();
    }

    private List<Made> insert(List<ReplayedRows.Renamed> institutions) {
        return jdbc.sql("""
                insert into archive.study_deletion (entry, study_uid, institution, study_date, modalities, policy_name, reason, state,
                    proposed_at, decided_by, hidden_at, removed_from, ended_by, ended_reason, ended_at, instances, bytes, in_journal)
                select distinct on (x.entry) x.entry, x.study_uid, i.now, x.study_date, x.modalities, x.policy_name, x.reason, x.state,
                    x.proposed_at, x.decided_by, x.hidden_at, x.removed_from, x.ended_by, x.ended_reason, x.ended_at, x.instances,
                    x.bytes, x.in_journal
                from archive.journal_line l
                cross join lateral jsonb_to_record(l.line) as x (entry uuid, study_uid text, institution uuid, study_date date,
                    modalities text[], policy_name text, reason text, state text, proposed_at timestamptz, decided_by text,
                    hidden_at timestamptz, removed_from timestamptz, ended_by text, ended_reason text, ended_at timestamptz,
                    instances integer, bytes bigint, in_journal boolean)
                join unnest(:before::uuid[], :now::uuid[]) i (before, now) on i.before = x.institution
                where l.line ->> 'journal' = 'DELETION'
                order by x.entry, x.ended_at nulls last
                on conflict do nothing
                returning id, study_uid, state
                """)
                .param(
                        "before",
                        institutions.stream().map(ReplayedRows.Renamed::before).toArray(UUID[]::new))
                .param(
                        "now",
                        institutions.stream().map(ReplayedRows.Renamed::now).toArray(UUID[]::new))
                .query((row, number) ->
                        new Made(row.getLong("id"), new Uid(row.getString("study_uid")), row.getString("state")))
                .list();
    }

    private void note(long deletion) {
        jdbc.sql("""
                insert into archive.deleted_instance (deletion, uid, version, sop_class, length, sha256)
                select d.id, x ->> 0, (x ->> 1)::integer, x ->> 2, (x ->> 3)::bigint, decode(x ->> 4, 'hex')
                from archive.study_deletion d
                join archive.journal_line l on l.line ->> 'entry' = d.entry::text and l.line ->> 'journal' = 'DELETION'
                cross join lateral jsonb_array_elements(l.line -> 'digests') x
                where d.id = :id
                on conflict do nothing
                """).param("id", deletion).update();
    }

    /** Unless some of it was sent again afterwards: that has nothing to do with the deletion. */
    private void remove(Made deletion, Instant now) {
        boolean deleted =
                jdbc.sql("""
                select not exists (
                    select from archive.instance i where i.study_uid = d.study_uid and (i.received_at > d.ended_at
                        or not exists (select from archive.deleted_instance x
                            where x.deletion = d.id and x.uid = i.uid and x.sha256 = i.sha256)))
                from archive.study_deletion d where d.id = :id
                """).param("id", deletion.id()).query(Boolean.class).single();
        if (deleted) {
            // Hidden at once, and removed like any other study whose grace is over.
            jdbc.sql("""
                    update archive.study_deletion set state = 'HIDDEN', removed_from = :now, ended_by = null, ended_reason = null,
                        ended_at = null
                    where id = :id and exists (select from archive.study s where s.uid = study_uid) and not exists (
                        select from archive.study_deletion o
                        where o.study_uid = study_deletion.study_uid and o.state in ('PROPOSED', 'HIDDEN'))
                    """)
                    .param("now", Timestamp.from(now))
                    .param("id", deletion.id())
                    .update();
            hide(deletion.study());
        }
    }

    /** It was settled before; now that nobody sees it, it would never be. */
    private void hide(Uid study) {
        jdbc.sql("update archive.study set settled = true, settled_by = 'QUIET' where uid = :study")
                .param("study", study.value())
                .update();
        hiding.follow(study);
    }
}
