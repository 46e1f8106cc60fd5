package org.consilium.archive.journal;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes rows of gathered lines of the journal. Of several lines about one decision the latest state counts. */
final class ReplayedRows {

    private static final String CORRECTIONS = """
            with gathered as (
                select distinct on (x.entry) x.*, i.now from archive.journal_line l
                cross join lateral jsonb_to_record(l.line) as x (id bigint, entry uuid, institution uuid, kind text, study_uid text,
                    prior_id text, prior_issuer text, patient_id text, issuer text, patient_name text, birth_date date,
                    sex text, made_by text, control_id text, reason text, made_at timestamptz, undone_by text,
                    undone_reason text, undone_at timestamptz)
                join unnest(:before::uuid[], :now::uuid[]) i (before, now) on i.before = x.institution
                where l.line ->> 'journal' = 'CORRECTION' and not exists (
                    select from archive.study_deletion d
                    where d.study_uid = x.study_uid and d.state = 'DELETED' and d.ended_at >= x.made_at)
                order by x.entry, x.undone_at nulls last)
            """;

    private static final String REJECTIONS = """
            with gathered as (
                select distinct on (x.note_uid) x.*, i.now from archive.journal_line l
                cross join lateral jsonb_to_record(l.line) as x (note_uid text, study_uid text, institution uuid, code text,
                    sender text, received_at timestamptz, undone_by text, undone_reason text, undone_at timestamptz,
                    instances jsonb)
                join unnest(:before::uuid[], :now::uuid[]) i (before, now) on i.before = x.institution
                where l.line ->> 'journal' = 'REJECTION'
                order by x.note_uid, x.undone_at nulls last)
            """;

    private final JdbcClient jdbc;

    ReplayedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An institution as the journal names it. */
    record Named(UUID id, String name) {}

    /** What an institution of the journal is here. */
    record Renamed(UUID before, UUID now) {}

    List<Named> institutions() {
        return jdbc.sql("""
                select distinct on (line ->> 'id') line ->> 'id' as id, line ->> 'name' as name from archive.journal_line
                where line ->> 'journal' = 'INSTITUTION'
                """)
                .query((row, number) -> new Named(UUID.fromString(row.getString("id")), row.getString("name")))
                .list();
    }

    /** In the order in which they were made: what a study shows depends on it. */
    int corrections(List<Renamed> institutions) {
        int added = with(institutions, CORRECTIONS + """
                insert into archive.correction (entry, institution, kind, study_uid, prior_id, prior_issuer, patient_id, issuer,
                    patient_name, birth_date, sex, made_by, control_id, reason, made_at, undone_by, undone_reason, undone_at,
                    journaled)
                select entry, now, kind, study_uid, prior_id, prior_issuer, patient_id, issuer, patient_name, birth_date, sex,
                    made_by, control_id, reason, made_at, undone_by, undone_reason, undone_at, true
                from gathered order by made_at, id
                on conflict do nothing
                """);
        return added + with(institutions, CORRECTIONS + """
                update archive.correction c set undone_by = g.undone_by, undone_reason = g.undone_reason, undone_at = g.undone_at
                from gathered g where c.entry = g.entry and c.undone_at is null and g.undone_at is not null
                """);
    }

    int rejections(List<Renamed> institutions) {
        int added = with(institutions, REJECTIONS + """
                insert into archive.rejection (note_uid, study_uid, institution, code, sender, received_at, undone_by,
                    undone_reason, undone_at, journaled)
                select note_uid, study_uid, now, code, sender, received_at, undone_by, undone_reason, undone_at, true
                from gathered order by received_at
                on conflict do nothing
                """);
        with(institutions, REJECTIONS + """
                insert into archive.rejected (uid, rejection)
                select e.uid, r.id from gathered g
                join archive.rejection r on r.note_uid = g.note_uid
                cross join lateral jsonb_array_elements_text(g.instances) e (uid)
                on conflict do nothing
                """);
        return added + with(institutions, REJECTIONS + """
                update archive.rejection r set undone_by = g.undone_by, undone_reason = g.undone_reason, undone_at = g.undone_at
                from gathered g where r.note_uid = g.note_uid and r.undone_at is null and g.undone_at is not null
                """);
    }

    /**
     * What was decided about newcomers; one that waits here, or was decided earlier, takes the decision, and its arrival as the
     * journal knows it: a row made from the file alone has only guessed it.
     */
    int decisions() {
        return jdbc.sql("""
                insert into archive.quarantine (uid, study_uid, series_uid, sha256, file, received_at, channel, calling_ae,
                    called_ae, address, kind, decision, reason, decided_by, decided_at, version, removed_at, certificate,
                    certificate_subject, journaled)
                select distinct on (x.uid, x.sha256) x.*, true from archive.journal_line l
                cross join lateral jsonb_to_record(l.line) as x (uid text, study_uid text, series_uid text, sha256 bytea,
                    file text, received_at timestamptz, channel text, calling_ae text, called_ae text, address text,
                    kind text, decision text, reason text, decided_by text, decided_at timestamptz, version integer,
                    removed_at timestamptz, certificate bytea, certificate_subject text)
                where l.line ->> 'journal' = 'CONFLICT'
                order by x.uid, x.sha256, x.decided_at desc
                on conflict (uid, sha256) do update set kind = excluded.kind, received_at = excluded.received_at,
                    channel = excluded.channel, calling_ae = excluded.calling_ae, called_ae = excluded.called_ae,
                    address = excluded.address, certificate = excluded.certificate,
                    certificate_subject = excluded.certificate_subject, decision = excluded.decision,
                    reason = excluded.reason, decided_by = excluded.decided_by, decided_at = excluded.decided_at,
                    version = excluded.version, journaled = true
                where archive.quarantine.decided_at is null or archive.quarantine.decided_at < excluded.decided_at
                """).update();
    }

    /** Rejections that the gathered lines name. */
    List<Long> rejectionsGathered() {
        return jdbc.sql("""
                select distinct r.id from archive.journal_line l join archive.rejection r on r.note_uid = l.line ->> 'note_uid'
                where l.line ->> 'journal' = 'REJECTION' order by r.id
                """).query(Long.class).list();
    }

    /** Studies that show something else than the corrections say by now. */
    List<String> studiesToDescribe() {
        return jdbc.sql("""
                select distinct s.uid from archive.study s join archive.correction c on c.undone_at is null and (
                    c.study_uid = s.uid
                    or (c.institution = s.institution and c.prior_id = s.patient_id and c.prior_issuer = s.issuer))
                where c.entry in (select (line ->> 'entry')::uuid from archive.journal_line where line ->> 'journal' = 'CORRECTION')
                union
                select sc.study_uid from archive.study_correction sc join archive.correction c on c.id = sc.correction
                where c.undone_at is not null
                order by uid
                """).query(String.class).list();
    }

    private int with(List<Renamed> institutions, String sql) {
        return jdbc.sql(sql)
                .param("before", institutions.stream().map(Renamed::before).toArray(UUID[]::new))
                .param("now", institutions.stream().map(Renamed::now).toArray(UUID[]::new))
                .update();
    }
}
