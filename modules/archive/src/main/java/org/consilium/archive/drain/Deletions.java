package org.consilium.archive.drain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.UploadMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Objects that are to go. Every key is noted before its object is written, and struck out by the transaction that makes rows
 * point at it: whatever a crash, a lost answer or a failed upload leaves in the store is found here. An object goes only
 * after the grace, and only if no row points at it then. What a backup may refer to stays until the backup lets go of it: an
 * object that was due before the backup began had no row at its point.
 */
public final class Deletions {

    private static final Logger LOG = LoggerFactory.getLogger(Deletions.class);
    private static final int BATCH_MAX = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ObjectStore store;
    private final Duration grace;
    private final Clock clock;

    /** @param grace from the note to the deletion: longer than an upload and than a reader that found the object may take */
    public Deletions(
            JdbcClient jdbc, TransactionTemplate transactions, ObjectStore store, Duration grace, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.store = store;
        this.grace = grace;
        this.clock = clock;
    }

    /** Notes an object, before it is written or once it is replaced or given up. */
    public void note(String key) {
        jdbc.sql("""
                insert into archive.deletion (object_key, due_at) values (:key, :due)
                on conflict (object_key) do update set due_at = excluded.due_at
                """)
                .param("key", key)
                .param("due", Timestamp.from(clock.instant().plus(grace)))
                .update();
    }

    /**
     * Notes a large object. One of the same content whose upload was interrupted goes on under its key, as long as its grace
     * lasts.
     *
     * @param content what it is made of
     * @return the key to write it under
     */
    String note(byte[] content) {
        var interrupted = jdbc.sql("""
                update archive.deletion set due_at = :due where object_key = (
                    select object_key from archive.deletion where content = :content and due_at > :now
                    order by upload_id is null, due_at desc limit 1 for update skip locked)
                returning object_key
                """)
                .param("content", content)
                .param("now", Timestamp.from(clock.instant()))
                .param("due", Timestamp.from(clock.instant().plus(grace)))
                .query(String.class)
                .optional();
        if (interrupted.isPresent()) {
            return interrupted.get();
        }
        var key = ObjectKeys.fresh();
        jdbc.sql("insert into archive.deletion (object_key, due_at, content) values (:key, :due, :content)")
                .param("key", key)
                .param("due", Timestamp.from(clock.instant().plus(grace)))
                .param("content", content)
                .update();
        return key;
    }

    /** Where the upload of a noted object is remembered. */
    UploadMemory memoryOf(String key) {
        return new UploadMemory() {
            @Override
            public Optional<String> begun() {
                return uploadOf(key);
            }

            @Override
            public void began(String uploadId) {
                jdbc.sql("update archive.deletion set upload_id = :id where object_key = :key")
                        .param("id", uploadId)
                        .param("key", key)
                        .update();
            }
        };
    }

    private Optional<String> uploadOf(String key) {
        return jdbc.sql("select upload_id from archive.deletion where object_key = :key and upload_id is not null")
                .param("key", key)
                .query(String.class)
                .optional();
    }

    /**
     * Strikes an object out, in the transaction that makes rows point at it.
     *
     * @return false when it was deleted meanwhile
     */
    public boolean strikeOut(String key) {
        return jdbc.sql("delete from archive.deletion where object_key = :key")
                        .param("key", key)
                        .update()
                == 1;
    }

    /** Deletes what is due; true when there may be more. */
    public boolean run() {
        var due = jdbc.sql("""
                select object_key from archive.deletion where due_at <= :now and not exists (
                    select from archive.backup_point where begun_at < due_at and kept_until > :now)
                order by due_at limit :limit
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", BATCH_MAX)
                .query(String.class)
                .list();
        due.forEach(this::delete);
        return due.size() == BATCH_MAX;
    }

    /** The row stays locked until the object is gone: nobody can strike it out and point at the object meanwhile. */
    private void delete(String key) {
        transactions.executeWithoutResult(status -> {
            List<Boolean> referenced = jdbc.sql("""
                    select exists (select from archive.stored where object_key = :key)
                    from archive.deletion where object_key = :key and due_at <= :now for update skip locked
                    """)
                    .param("key", key)
                    .param("now", Timestamp.from(clock.instant()))
                    .query(Boolean.class)
                    .list();
            if (referenced.isEmpty()) {
                return;
            }
            if (referenced.getFirst()) {
                LOG.warn("Object {} was to be deleted but instances point at it; it stays", key);
            } else {
                deleteObject(key);
            }
            strikeOut(key);
        });
    }

    private void deleteObject(String key) {
        try {
            var upload = uploadOf(key);
            if (upload.isPresent()) {
                store.abandon(key, upload.get());
            }
            store.delete(key);
        } catch (IOException outage) {
            throw new UncheckedIOException(outage);
        }
    }
}
