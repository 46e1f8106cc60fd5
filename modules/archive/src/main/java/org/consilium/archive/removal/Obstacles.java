package org.consilium.archive.removal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.consilium.kernel.Uid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks everybody whether a study may be deleted. */
public final class Obstacles {

    private static final Logger LOG = LoggerFactory.getLogger(Obstacles.class);

    private final JdbcClient jdbc;
    private final List<DeletionVeto> vetoes;

    /** @param vetoes of other parts of the node */
    public Obstacles(JdbcClient jdbc, List<DeletionVeto> vetoes) {
        this.jdbc = jdbc;
        this.vetoes = List.copyOf(vetoes);
    }

    /** What stands in the way now; empty when nothing does. */
    public Set<Obstacle> of(Uid study) {
        var found = new TreeSet<>(here(study));
        var instances = instances(study);
        for (var veto : vetoes) {
            try {
                if (veto.keeps(study, instances)) {
                    found.add(veto.obstacle());
                }
            } catch (RuntimeException unanswered) {
                // Another module may throw anything; who cannot answer may need it.
                LOG.warn("A study is not deleted, {} could not be asked: {}", veto.obstacle(), unanswered.toString());
                found.add(Obstacle.UNANSWERED);
            }
        }
        return found;
    }

    /** Those that the archive itself knows; also inside a transaction that has locked the study. */
    Set<Obstacle> here(Uid study) {
        return new TreeSet<>(jdbc.sql("""
                select 'LEGAL_HOLD' where exists (
                    select from archive.legal_hold where study_uid = :study and lifted_at is null)
                union all select 'NOT_SETTLED' where exists (
                    select from archive.study where uid = :study and not settled
                    union all select from archive.announcement a join archive.instance i on i.uid = a.uid
                    where i.study_uid = :study)
                union all select 'IN_SPOOL' where exists (
                    select from archive.instance where study_uid = :study and spool_place is not null)
                union all select 'CONFLICT' where exists (
                    select from archive.quarantine where decision is null and (study_uid = :study
                        or uid in (select uid from archive.instance where study_uid = :study)))
                """)
                .param("study", study.value())
                .query((row, number) -> Obstacle.valueOf(row.getString(1)))
                .list());
    }

    private List<Uid> instances(Uid study) {
        return jdbc.sql("select uid from archive.instance where study_uid = :study")
                .param("study", study.value())
                .query((row, number) -> new Uid(row.getString("uid")))
                .list();
    }
}
