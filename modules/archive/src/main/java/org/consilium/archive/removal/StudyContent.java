package org.consilium.archive.removal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of a study: its instances and their replaced versions, in whichever study those were. In transactions of the caller, who has
 * locked the study.
 */
final class StudyContent {

    /** Everything that goes with a study. */
    static final String SQL = """
            select uid, version, sop_class, length, sha256, object_key, data_offset from archive.instance
            where study_uid = :study
            union all
            select uid, version, sop_class, length, sha256, object_key, data_offset from archive.version
            where study_uid = :study or uid in (select uid from archive.instance where study_uid = :study)
            """;

    private final JdbcClient jdbc;

    StudyContent(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps others from adding to it until the transaction ends; false when it is gone. */
    boolean lock(Uid study) {
        return jdbc.sql("select uid from archive.study where uid = :study for update")
                .param("study", study.value())
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** Writes down what a deletion is about. */
    void note(long deletion, Uid study) {
        jdbc.sql("insert into archive.deleted_instance (deletion, uid, version, sop_class, length, sha256)"
                        + " select :deletion, uid, version, sop_class, length, sha256 from (" + SQL + ") content")
                .param("deletion", deletion)
                .param("study", study.value())
                .update();
        jdbc.sql("""
                update archive.study_deletion d set (instances, bytes) = (
                    select count(*), coalesce(sum(length), 0) from archive.deleted_instance where deletion = d.id)
                where d.id = :deletion
                """).param("deletion", deletion).update();
    }

    /** Whether it is still exactly what was written down. */
    boolean isAsNoted(long deletion, Uid study) {
        return jdbc.sql("""
                with noted as (select uid, version, sha256 from archive.deleted_instance where deletion = :deletion),
                    here as (select uid, version, sha256 from (%s) content)
                select not exists (select * from noted except select * from here)
                    and not exists (select * from here except select * from noted)
                """.formatted(SQL))
                .param("deletion", deletion)
                .param("study", study.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Deletes every row that speaks of the study, and puts the objects of its bytes on the list of deletions.
     *
     * @return false when an object holds others too: nothing may be committed then
     */
    boolean remove(Uid study, Instant objectsDue) {
        var keys = new TreeSet<>(
                jdbc.sql("select distinct object_key from (" + SQL + ") content where object_key is not null")
                        .param("study", study.value())
                        .query(String.class)
                        .list());
        jdbc.sql("""
                delete from archive.version
                where study_uid = :study or uid in (select uid from archive.instance where study_uid = :study)
                """).param("study", study.value()).update();
        jdbc.sql("delete from archive.instance where study_uid = :study")
                .param("study", study.value())
                .update();
        int alone = jdbc.sql("""
                insert into archive.deletion (object_key, due_at) select key, :due from unnest(:keys::text[]) key
                where not exists (select from archive.stored s where s.object_key = key)
                on conflict (object_key) do update set due_at = excluded.due_at
                """)
                .param("due", Timestamp.from(objectsDue))
                .param("keys", keys.toArray(String[]::new))
                .update();
        removeDescription(study);
        return alone == keys.size();
    }

    /** What modalities and people said of the study goes with it: it names the patient. */
    private void removeDescription(Uid study) {
        List.of(
                        """
                        delete from archive.performed_step p where p.uid in (
                            select source_uid from archive.expected_instance where study_uid = :study and source = 'MPPS')
                        and not exists (
                            select from archive.expected_instance e
                            where e.source = 'MPPS' and e.source_uid = p.uid and e.study_uid <> :study)
                        """,
                        "delete from archive.expected_instance where study_uid = :study",
                        "delete from archive.announced_count where study_uid = :study",
                        "delete from archive.series where study_uid = :study",
                        """
                        with gone as (delete from archive.study where uid = :study returning patient)
                        delete from archive.patient p using gone where p.id = gone.patient
                            and not exists (select from archive.study s where s.patient = p.id and s.uid <> :study)
                        """,
                        """
                        with gone as (delete from archive.correction where study_uid = :study returning id)
                        update archive.study_deletion set in_journal = true
                        where study_uid = :study and state = 'DELETED' and ended_at is not null and exists (select from gone)
                        """)
                .forEach(sql -> jdbc.sql(sql).param("study", study.value()).update());
    }
}
