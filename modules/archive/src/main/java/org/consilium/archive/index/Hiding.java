package org.consilium.archive.index;

import java.util.List;
import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hides instances that a rejection holds for or whose study is to be deleted, and shows those again that nothing hides any more. */
public final class Hiding {

    /** Whether a rejection of the institution that owns its study holds for an instance {@code i}. */
    private static final String IS_REJECTED = """
            exists (select from archive.rejected x
                join archive.rejection r on r.id = x.rejection
                join archive.study s on s.uid = i.study_uid
                where x.uid = i.uid and r.undone_at is null and r.institution = s.institution)
            """;

    /** Whether an instance {@code i} is not to be seen. */
    private static final String IS_HIDDEN =
            "(" + IS_REJECTED + " or " + Leaving.IS_LEAVING.formatted("i.study_uid") + ")";

    private final JdbcClient jdbc;
    private final Tallies tallies;

    public Hiding(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.tallies = new Tallies(jdbc);
    }

    /**
     * Makes the instances that a rejection names as it says, or says no longer; in a transaction of the caller.
     *
     * @return studies in which something changed
     */
    public List<Uid> follow(long rejection) {
        return changed(jdbc.sql("update archive.instance i set hidden = not i.hidden where i.uid in"
                        + " (select uid from archive.rejected where rejection = :rejection) and i.hidden <> "
                        + IS_HIDDEN + " returning i.study_uid")
                .param("rejection", rejection));
    }

    /** Makes all instances of a study as rejections and its deletion say; in a transaction of the caller. */
    public void follow(Uid study) {
        changed(jdbc.sql(
                        "update archive.instance i set hidden = not i.hidden where i.study_uid = :study and i.hidden <> "
                                + IS_HIDDEN + " returning i.study_uid")
                .param("study", study.value()));
    }

    /** Hides those of some instances just inserted that were rejected before they came; in a transaction of the caller. */
    void hideRejected(String[] sopInstances) {
        changed(jdbc.sql("update archive.instance i set hidden = true where i.uid = any(:uids) and "
                        + "exists (select from archive.rejected x where x.uid = i.uid) and " + IS_REJECTED
                        + " returning i.study_uid")
                .param("uids", sopInstances));
    }

    private List<Uid> changed(JdbcClient.StatementSpec update) {
        var studies = update.query(String.class).list().stream()
                .distinct()
                .sorted()
                .map(Uid::new)
                .toList();
        studies.forEach(tallies::count);
        return studies;
    }
}
