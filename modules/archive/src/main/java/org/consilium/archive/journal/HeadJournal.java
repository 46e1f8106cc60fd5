package org.consilium.archive.journal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.consilium.archive.drain.Deletions;
import org.consilium.kernel.Rejected;
import org.consilium.security.audit.chain.SignedHead;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectSummary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the signed end of the audit trail to the object store now and then: a database that was cut contradicts it. */
public final class HeadJournal {

    /** Objects with one head and nothing else are shorter. */
    private static final int LENGTH_MAX = 1_000;

    /** Objects that the store is asked to list at a time. */
    private static final int PAGE = 1_000;

    private final Supplier<Optional<SignedHead>> head;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ObjectStore store;
    private final Deletions deletions;
    private final Duration every;
    private final Clock clock;
    private Instant next;
    private long written;

    /**
     * @param head the newest one
     * @param every how often one is written, where it is a new one; the first so long after the start
     */
    public HeadJournal(
            Supplier<Optional<SignedHead>> head,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            ObjectStore store,
            Deletions deletions,
            Duration every,
            Clock clock) {
        this.head = head;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.store = store;
        this.deletions = deletions;
        this.every = every;
        this.clock = clock;
        this.next = clock.instant().plus(every);
    }

    /**
     * Writes one when it is time; never more at once.
     *
     * @throws IOException when the store is away
     */
    public boolean run() throws IOException {
        var newest = head.get().filter(each -> each.seq() > written);
        if (newest.isPresent() && !clock.instant().isBefore(next)) {
            write(newest.get());
            written = newest.get().seq();
            next = clock.instant().plus(every);
        }
        return false;
    }

    private void write(SignedHead newest) throws IOException {
        var line = jdbc.sql("select jsonb_build_object('journal', 'AUDIT_HEAD', 'head', :head::text)")
                .param("head", newest.line())
                .query(String.class)
                .single();
        var content = JournalText.of(List.of(line));
        var key = ObjectKeys.fresh();
        deletions.note(key);
        store.put(key, content.length, new ByteArrayInputStream(content));
        transactions.executeWithoutResult(status -> {
            JournalWriter.insert(jdbc, key, content, clock);
            if (!deletions.strikeOut(key)) {
                throw new IllegalStateException("Object " + key + " was deleted before anything pointed at it");
            }
        });
    }

    /**
     * Every head the store holds.
     *
     * @throws IOException when the store is away
     */
    public List<SignedHead> heads() throws IOException {
        var heads = new ArrayList<SignedHead>();
        var keys = jdbc.sql("select object_key from archive.journal_object where length < :max order by written_at")
                .param("max", LENGTH_MAX)
                .query(String.class)
                .list();
        for (var key : keys) {
            var object = store.stat(key);
            var lines = object.isPresent() ? JournalText.read(store, object.get()) : Optional.<List<String>>empty();
            for (var line : lines.orElse(List.of())) {
                head(line, jdbc).ifPresent(heads::add);
            }
        }
        return heads;
    }

    /**
     * Every head the store holds, by what the store itself lists: whoever owns the database can have it forget its journal, and cannot have the store
     * forget it. Asks for every object that is small enough to be one.
     *
     * @param jdbc any PostgreSQL: it reads the JSON, none of its tables are asked
     * @throws IOException when the store is away
     */
    public static List<SignedHead> listed(ObjectStore store, JdbcClient jdbc) throws IOException {
        var heads = new ArrayList<SignedHead>();
        for (var page = store.list("", PAGE);
                !page.isEmpty();
                page = store.list(page.getLast().key(), PAGE)) {
            for (var object : page) {
                if (object.length() < LENGTH_MAX) {
                    heads.addAll(heads(store, object, jdbc));
                }
            }
        }
        return heads;
    }

    private static List<SignedHead> heads(ObjectStore store, ObjectSummary object, JdbcClient jdbc) throws IOException {
        try {
            return JournalText.read(store, object).orElse(List.of()).stream()
                    .flatMap(line -> head(line, jdbc).stream())
                    .toList();
        } catch (Rejected damaged) {
            return List.of();
        }
    }

    private static Optional<SignedHead> head(String line, JdbcClient jdbc) {
        return jdbc.sql(
                        "select case when :line::jsonb ->> 'journal' = 'AUDIT_HEAD' then :line::jsonb ->> 'head' else '' end")
                .param("line", line)
                .query(String.class)
                .optional()
                .flatMap(SignedHead::parse);
    }
}
