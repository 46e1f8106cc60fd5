package org.consilium.archive.journal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.consilium.archive.drain.Deletions;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.ObjectStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the corrections of deleted studies out of the journal: they name patients. Objects that hold one are written anew without it, and the
 * old ones go by the list of deletions. Interrupted anywhere it begins again.
 */
public final class JournalPurge {

    private static final Logger LOG = LoggerFactory.getLogger(JournalPurge.class);

    /** Studies of one walk through the journal. */
    private static final int STUDIES_MAX = 1000;

    /** Until then the writer of the journal may be about to write what it read before the study was deleted. */
    private static final Duration WRITTEN_WITHIN = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ObjectStore store;
    private final Deletions deletions;
    private final Clock clock;

    public JournalPurge(
            JdbcClient jdbc, TransactionTemplate transactions, ObjectStore store, Deletions deletions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.store = store;
        this.deletions = deletions;
        this.clock = clock;
    }

    /** Purges what is due; true when there may be more. */
    public boolean run() {
        var before = clock.instant().minus(WRITTEN_WITHIN);
        var studies = due(before);
        if (studies.isEmpty()) {
            return false;
        }
        try {
            for (var key : objects()) {
                purge(key, studies);
            }
        } catch (IOException away) {
            LOG.warn("Corrections of deleted studies stay in the journal for now: {}", away.toString());
            return false;
        }
        jdbc.sql("update archive.study_deletion set in_journal = false where in_journal and study_uid = any(:studies)"
                        + " and ended_at <= :before")
                .param("studies", studies.toArray(String[]::new))
                .param("before", Timestamp.from(before))
                .update();
        return studies.size() == STUDIES_MAX;
    }

    private Set<String> due(Instant before) {
        return new HashSet<>(jdbc.sql("""
                select study_uid from archive.study_deletion where in_journal and ended_at <= :before order by id limit :limit
                """)
                .param("before", Timestamp.from(before))
                .param("limit", STUDIES_MAX)
                .query(String.class)
                .list());
    }

    private List<String> objects() {
        return jdbc.sql("select object_key from archive.journal_object order by object_key")
                .query(String.class)
                .list();
    }

    private void purge(String key, Set<String> studies) throws IOException {
        var object = store.stat(key);
        var lines =
                object.isPresent() ? JournalText.read(store, object.get()) : java.util.Optional.<List<String>>empty();
        if (lines.isEmpty()) {
            return;
        }
        var kept = without(lines.get(), studies);
        if (kept.size() < lines.get().size()) {
            replace(key, JournalText.of(kept));
        }
    }

    /** What was decided about a study sent again after its deletion stays. */
    private List<String> without(List<String> lines, Set<String> studies) {
        return jdbc.sql("""
                select line from unnest(:lines::text[]) with ordinality l (line, place)
                where not coalesce(line::jsonb ->> 'journal' = 'CORRECTION' and line::jsonb ->> 'study_uid' = any(:studies)
                    and not exists (select from archive.correction c where c.entry = (line::jsonb ->> 'entry')::uuid), false)
                order by place
                """)
                .param("lines", lines.toArray(String[]::new))
                .param("studies", studies.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private void replace(String key, byte[] content) throws IOException {
        var fresh = ObjectKeys.fresh();
        deletions.note(fresh);
        store.put(fresh, content.length, new ByteArrayInputStream(content));
        transactions.executeWithoutResult(status -> {
            JournalWriter.insert(jdbc, fresh, content, clock);
            jdbc.sql("delete from archive.journal_object where object_key = :key")
                    .param("key", key)
                    .update();
            deletions.note(key);
            if (!deletions.strikeOut(fresh)) {
                throw new IllegalStateException("Object " + fresh + " was deleted before anything pointed at it");
            }
        });
    }
}
