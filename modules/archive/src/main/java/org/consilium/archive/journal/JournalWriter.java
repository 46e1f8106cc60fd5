package org.consilium.archive.journal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.consilium.archive.drain.Deletions;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.ObjectStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes decisions to the object store soon after they were made. The row that says a decision says also whether it was written:
 * one cannot be without the other. An object whose rows were not marked goes by the list of deletions, and they are written again.
 */
public final class JournalWriter {

    private final UnwrittenRows unwritten;
    private final JdbcClient jdbc;
    private final Institutions institutions;
    private final TransactionTemplate transactions;
    private final ObjectStore store;
    private final Deletions deletions;
    private final Clock clock;

    public JournalWriter(
            JdbcClient jdbc,
            Institutions institutions,
            TransactionTemplate transactions,
            ObjectStore store,
            Deletions deletions,
            Clock clock) {
        this.unwritten = new UnwrittenRows(jdbc);
        this.jdbc = jdbc;
        this.institutions = institutions;
        this.transactions = transactions;
        this.store = store;
        this.deletions = deletions;
        this.clock = clock;
    }

    /**
     * Writes what has not been written; true when there may be more.
     *
     * @throws IOException when the store is away
     */
    public boolean run() throws IOException {
        var batch = unwritten.next();
        if (batch.isEmpty()) {
            return false;
        }
        var content = JournalText.of(lines(batch));
        var key = ObjectKeys.fresh();
        deletions.note(key);
        store.put(key, content.length, new ByteArrayInputStream(content));
        transactions.executeWithoutResult(status -> {
            insert(jdbc, key, content, clock);
            unwritten.written(batch);
            if (!deletions.strikeOut(key)) {
                throw new IllegalStateException("Object " + key + " was deleted before anything pointed at it");
            }
        });
        return true;
    }

    /** Behind the decisions, what the institutions they name are called: another database knows them by other numbers. */
    private List<String> lines(List<UnwrittenRows.Entry> batch) {
        var lines = new ArrayList<String>();
        var named = new HashSet<UUID>();
        for (var entry : batch) {
            lines.add(entry.line());
            entry.institution().filter(named::add).ifPresent(id -> lines.add(institution(id)));
        }
        return lines;
    }

    private String institution(UUID id) {
        var name = institutions.find(new InstitutionId(id)).map(found -> found.name());
        return jdbc.sql("select jsonb_build_object('journal', 'INSTITUTION', 'id', :id::uuid, 'name', :name::text)")
                .param("id", id)
                .param("name", name.orElse(""))
                .query(String.class)
                .single();
    }

    /** Notes an object of the journal, so that it counts as known. */
    static void insert(JdbcClient jdbc, String key, byte[] content, Clock clock) {
        insert(jdbc, key, content.length, JournalText.sha256(content), clock);
    }

    static void insert(JdbcClient jdbc, String key, long length, byte[] sha256, Clock clock) {
        jdbc.sql("""
                insert into archive.journal_object (object_key, length, sha256, written_at)
                values (:key, :length, :sha256, :now) on conflict do nothing
                """)
                .param("key", key)
                .param("length", length)
                .param("sha256", sha256)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
