package org.consilium.archive.removal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.consilium.archive.drain.Deletions;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.pack.PackDraft;
import org.consilium.storage.pack.PackEntry;
import org.consilium.storage.pack.PackReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Objects that hold instances of a study and others too: the others are written to new objects, checked against their digests on the
 * way, and only then do their rows point there. Interrupted anywhere, it leaves at most an object that the list of deletions knows.
 */
final class SharedObjects {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ObjectStore store;
    private final Deletions deletions;

    SharedObjects(JdbcClient jdbc, TransactionTemplate transactions, ObjectStore store, Deletions deletions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.store = store;
        this.deletions = deletions;
    }

    /**
     * Leaves the study alone in its objects.
     *
     * @throws IOException when the store is away, or one of the others cannot be read whole: nothing has changed for it then
     */
    void leave(Uid study) throws IOException {
        for (var key : shared(study)) {
            moveOthers(key, others(key, study));
        }
    }

    private List<String> shared(Uid study) {
        return jdbc.sql("with content as (" + StudyContent.SQL + """
                )
                select distinct object_key from content c where exists (
                    select from archive.stored s where s.object_key = c.object_key and not exists (
                        select from content x where x.object_key = s.object_key and x.data_offset = s.data_offset))
                order by object_key
                """)
                .param("study", study.value())
                .query(String.class)
                .list();
    }

    /** Where the data sets of the others begin. */
    private Set<Long> others(String key, Uid study) {
        return new HashSet<>(jdbc.sql("with content as (" + StudyContent.SQL + """
                )
                select data_offset from archive.stored s where s.object_key = :key and not exists (
                    select from content x where x.object_key = :key and x.data_offset = s.data_offset)
                """)
                .param("study", study.value())
                .param("key", key)
                .query(Long.class)
                .list());
    }

    private void moveOthers(String key, Set<Long> offsets) throws IOException {
        var pack = PackReader.open(store, key)
                .orElseThrow(
                        () -> new FileNotFoundException("Object " + key + " holds several instances but is no pack"));
        var moving = pack.entries().stream()
                .filter(entry -> offsets.contains(entry.dataOffset()))
                .toList();
        if (moving.size() < offsets.size()) {
            throw new FileNotFoundException("The index of pack " + key + " does not name all that lies in it");
        }
        var draft = new PackDraft();
        for (var entry : moving) {
            draft.add(entry.instance(), head(key, entry), entry.dataLength(), () -> pack.openDataSet(entry));
        }
        var fresh = ObjectKeys.fresh();
        deletions.note(fresh);
        try (var bytes = draft.open()) {
            store.put(fresh, draft.length(), bytes);
        }
        transactions.executeWithoutResult(status -> point(key, moving, fresh, draft.entries()));
    }

    private byte[] head(String key, PackEntry entry) throws IOException {
        try (var in = store.open(key, entry.offset(), entry.headLength())) {
            return in.readNBytes(entry.headLength());
        }
    }

    /** A row that says something else by now stays as it is. */
    private void point(String key, List<PackEntry> from, String fresh, List<PackEntry> to) {
        int moved = 0;
        for (var table : List.of("archive.instance", "archive.version")) {
            moved += jdbc.sql("""
                    update %s i set object_key = :fresh, data_offset = m.after
                    from unnest(:before::bigint[], :after::bigint[]) m (before, after)
                    where i.object_key = :key and i.data_offset = m.before
                    """.formatted(table))
                    .param("fresh", fresh)
                    .param("key", key)
                    .param("before", offsets(from))
                    .param("after", offsets(to))
                    .update();
        }
        if (moved > 0 && !deletions.strikeOut(fresh)) {
            throw new IllegalStateException("Object " + fresh + " was deleted before anything pointed at it");
        }
    }

    private static Long[] offsets(List<PackEntry> entries) {
        return entries.stream().map(PackEntry::dataOffset).toArray(Long[]::new);
    }
}
