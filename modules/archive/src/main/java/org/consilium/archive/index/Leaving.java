package org.consilium.archive.index;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Studies that are hidden because they are to be deleted. Whatever is sent for one takes the deletion back: a sender who is told that an
 * image is here relies on its staying here.
 */
public final class Leaving {

    /** Whether a study {@code s} is on its way out. */
    static final String IS_LEAVING = """
            exists (select from archive.study_deletion d where d.study_uid = %s and d.state = 'HIDDEN')
            """;

    private static final String NODE = "the node";
    private static final String ARRIVED = "images of the study arrived again";

    private final JdbcClient jdbc;
    private final Hiding hiding;

    public Leaving(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.hiding = new Hiding(jdbc);
    }

    /**
     * Shows a study again, in a transaction of the caller. Waits for one that is removing the study.
     *
     * @return false when it is not hidden, or not there any more
     */
    public boolean takeBack(Uid study, String by, String reason, Instant now) {
        return !takeBack(List.of(study), by, reason, now).isEmpty();
    }

    /** Those of some studies for which something has just come; in a transaction of the caller. */
    void arrived(Collection<Uid> studies, Instant now) {
        takeBack(studies, NODE, ARRIVED, now);
    }

    /** For a duplicate, of which nothing else is kept. In a transaction of the caller. */
    boolean arrived(Uid study, Instant now) {
        return takeBack(study, NODE, ARRIVED, now);
    }

    /** Studies are locked before their deletions, as removing them does. */
    private List<Uid> takeBack(Collection<Uid> studies, String by, String reason, Instant now) {
        var leaving = jdbc.sql("""
                select study_uid from archive.study_deletion where study_uid = any(:studies) and state = 'HIDDEN'
                """)
                .param("studies", studies.stream().map(Uid::value).toArray(String[]::new))
                .query(String.class)
                .list();
        if (leaving.isEmpty()) {
            return List.of();
        }
        jdbc.sql("select uid from archive.study where uid = any(:studies) order by uid for no key update")
                .param("studies", leaving.toArray(String[]::new))
                .query(String.class)
                .list();
        var shown = jdbc.sql("""
                update archive.study_deletion set state = 'TAKEN_BACK', ended_by = :by, ended_reason = :reason, ended_at = :now,
                    journaled = false
                where study_uid = any(:studies) and state = 'HIDDEN' returning study_uid
                """)
                .param("by", by)
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .param("studies", leaving.toArray(String[]::new))
                .query((row, number) -> new Uid(row.getString("study_uid")))
                .list();
        shown.forEach(hiding::follow);
        return shown;
    }
}
