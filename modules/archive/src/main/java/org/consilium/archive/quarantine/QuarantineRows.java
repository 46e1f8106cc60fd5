package org.consilium.archive.quarantine;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.consilium.archive.ConflictKind;
import org.consilium.archive.index.Origins;
import org.consilium.archive.index.ReceivedInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the quarantine as its folder needs them. */
final class QuarantineRows {

    private final JdbcClient jdbc;

    QuarantineRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether somebody has decided about this content, or it is an earlier version of the instance. */
    boolean isKnown(ReceivedInstance newcomer) {
        return jdbc.sql("""
                select exists (select from archive.quarantine where uid = :uid and sha256 = :sha256 and decision is not null)
                    or exists (select from archive.version where uid = :uid and sha256 = :sha256)
                """)
                .param("uid", newcomer.sopInstance().value())
                .param("sha256", newcomer.sha256())
                .query(Boolean.class)
                .single();
    }

    /** Once per content; one whose file was deleted waits for a decision again. */
    void insert(ReceivedInstance newcomer, ConflictKind kind, String file) {
        var origin = newcomer.origin();
        jdbc.sql("""
                insert into archive.quarantine (uid, study_uid, series_uid, sha256, file, received_at, channel, calling_ae,
                    called_ae, address, kind, certificate, certificate_subject)
                values (:uid, :study, :series, :sha256, :file, :at, :channel, :calling, :called, :address, :kind,
                    :certificate, :subject)
                on conflict (uid, sha256) do update set
                    decision = null, reason = null, decided_by = null, decided_at = null, removed_at = null
                where archive.quarantine.removed_at is not null
                """)
                .param("uid", newcomer.sopInstance().value())
                .param("study", newcomer.study().value())
                .param("series", newcomer.series().value())
                .param("sha256", newcomer.sha256())
                .param("file", file)
                .param("at", Timestamp.from(newcomer.receivedAt()))
                .param("channel", origin.channel().name())
                .param("calling", origin.callingAe())
                .param("called", origin.calledAe())
                .param("address", origin.address())
                .param("kind", kind.name())
                .param("certificate", Origins.fingerprint(origin), Types.BINARY)
                .param("subject", Origins.subject(origin))
                .update();
    }

    /** Those of some files that have a row. */
    List<String> listed(List<String> files) {
        return jdbc.sql("select file from archive.quarantine where file = any(:files)")
                .param("files", files.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    record Removable(long id, String file) {}

    /**
     * Those whose bytes nobody needs any more: discarded, or a version of the instance by now, or kept beside an instance whose
     * study was deleted.
     */
    List<Removable> removable(Instant decidedBefore, int limit) {
        return jdbc.sql("""
                select id, file from archive.quarantine q
                where removed_at is null and decided_at <= :before and (decision in ('DISCARD', 'REPLACE')
                    or decision = 'KEEP' and not exists (select from archive.instance i where i.uid = q.uid) and exists (
                        select from archive.deleted_instance x join archive.study_deletion d on d.id = x.deletion
                        where x.uid = q.uid and d.state = 'DELETED' and d.ended_at > q.decided_at))
                order by decided_at limit :limit
                """)
                .param("before", Timestamp.from(decidedBefore))
                .param("limit", limit)
                .query((row, number) -> new Removable(row.getLong("id"), row.getString("file")))
                .list();
    }

    void removed(long id, Instant now) {
        jdbc.sql("update archive.quarantine set removed_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }
}
