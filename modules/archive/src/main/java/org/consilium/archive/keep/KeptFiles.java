package org.consilium.archive.keep;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.consilium.archive.drain.Deletions;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.ObjectStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes, reads and gives up files of the object store. Bytes first, row second: a key stands on the list of deletions until the transaction of
 * the caller keeps the file, so nothing that a crash leaves behind stays for ever, and a file that is kept is read by the reconciler, the
 * scrubber and the backup like an image.
 */
public final class KeptFiles {

    private final JdbcClient jdbc;
    private final ObjectStore store;
    private final Deletions deletions;
    private final Clock clock;

    public KeptFiles(JdbcClient jdbc, ObjectStore store, Deletions deletions, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.deletions = deletions;
        this.clock = clock;
    }

    /**
     * Brings a file into the store, where it stays only if it is {@linkplain #keep kept} within the grace of deletions.
     *
     * @param length exact number of bytes, at least 1
     * @throws IOException when the store is away, or the stream ends early
     */
    public KeptFile store(long length, InputStream bytes) throws IOException {
        var digest = sha256();
        var key = ObjectKeys.fresh();
        deletions.note(key);
        // The store compares its copy with what was sent; the digest is of the same bytes.
        store.put(key, length, new DigestInputStream(bytes, digest));
        return new KeptFile(key, length, digest.digest());
    }

    /** In the transaction that makes a row point at the file. */
    public void keep(KeptFile file) {
        jdbc.sql("""
                insert into archive.kept_file (object_key, length, sha256, kept_at) values (:key, :length, :sha256, :now)
                """)
                .param("key", file.key())
                .param("length", file.length())
                .param("sha256", file.sha256())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (!deletions.strikeOut(file.key())) {
            throw new IllegalStateException("Object " + file.key() + " was deleted before anything pointed at it");
        }
    }

    /** In the transaction after which no row points at the file any more; the object goes after the grace of deletions. */
    public void giveUp(String key) {
        jdbc.sql("delete from archive.kept_file where object_key = :key")
                .param("key", key)
                .update();
        deletions.note(key);
    }

    /** None when no such file is kept. */
    public Optional<KeptFile> find(String key) {
        return jdbc.sql("select length, sha256 from archive.kept_file where object_key = :key")
                .param("key", key)
                .query((row, number) -> new KeptFile(key, row.getLong("length"), row.getBytes("sha256")))
                .optional();
    }

    /**
     * Reads a file. Of one that is not what was kept the last bytes are never given out: reading fails instead.
     *
     * @throws IOException when the store is away or does not have it
     */
    public InputStream open(KeptFile file) throws IOException {
        return new UnalteredInput(store.open(file.key(), 0, file.length()), file, sha256());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
