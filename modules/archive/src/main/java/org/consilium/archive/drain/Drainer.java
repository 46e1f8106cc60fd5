package org.consilium.archive.drain;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.consilium.archive.index.InstanceIndex;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.spool.Spool;
import org.consilium.storage.spool.SpoolPlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Moves instances from the spool to the object store as Part 10 files: the object is written and verified, then the row says
 * so, then the spool's space is given back. A crash anywhere leaves at most an object nobody points at.
 */
public final class Drainer {

    private static final Logger LOG = LoggerFactory.getLogger(Drainer.class);
    private static final int BATCH_MAX = 200;

    private final JdbcClient jdbc;
    private final InstanceIndex index;
    private final Spool spool;
    private final ObjectStore store;
    private final Duration delay;
    private final int parallel;
    private final Clock clock;

    /**
     * @param delay how long an instance stays in the spool at least, unless that is more than half full
     * @param parallel most uploads at once
     */
    public Drainer(
            JdbcClient jdbc,
            InstanceIndex index,
            Spool spool,
            ObjectStore store,
            Duration delay,
            int parallel,
            Clock clock) {
        this.jdbc = jdbc;
        this.index = index;
        this.spool = spool;
        this.store = store;
        this.delay = delay;
        this.parallel = parallel;
        this.clock = clock;
    }

    private record Spooled(
            Uid uid,
            String sopClass,
            TransferSyntax transferSyntax,
            byte[] sha256,
            String callingAe,
            SpoolPlace place) {}

    /** Moves what is due; true when there may be more. An outage of the store flies once all uploads have ended. */
    public boolean run() throws IOException, InterruptedException {
        var due = due();
        try (var uploads =
                Executors.newFixedThreadPool(parallel, Thread.ofVirtual().factory())) {
            var results = uploads.invokeAll(due.stream()
                    .<Callable<Boolean>>map(instance -> () -> move(instance))
                    .toList());
            for (var result : results) {
                try {
                    result.get();
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof IOException outage) {
                        throw outage;
                    }
                    throw new IllegalStateException("Draining failed", e.getCause());
                }
            }
        }
        return due.size() == BATCH_MAX;
    }

    private List<Spooled> due() {
        boolean pressing = spool.bytesUsed() > spool.limits().bytesMax() / 2;
        var before = pressing ? clock.instant() : clock.instant().minus(delay);
        return jdbc.sql("""
                select uid, sop_class, transfer_syntax, sha256, calling_ae, spool_place from archive.instance
                where spool_place is not null and not damaged and received_at <= :before
                order by received_at limit :limit
                """)
                .param("before", Timestamp.from(before))
                .param("limit", BATCH_MAX)
                .query((row, number) -> new Spooled(
                        new Uid(row.getString("uid")),
                        row.getString("sop_class"),
                        new TransferSyntax(row.getString("transfer_syntax")),
                        row.getBytes("sha256"),
                        row.getString("calling_ae"),
                        SpoolPlace.parse(row.getString("spool_place"))))
                .list();
    }

    private boolean move(Spooled instance) throws IOException {
        var head = Part10.header(
                new FileMeta(instance.sopClass(), instance.uid().value(), instance.transferSyntax(), source(instance)));
        var key = ObjectKeys.fresh();
        long length = instance.place().length();
        var digest = sha256();
        var spooled = open(instance);
        if (spooled.isEmpty()) {
            damaged(instance);
            return false;
        }
        try (var dataSet = new DigestInputStream(spooled.get(), digest)) {
            store.put(key, head.length + length, followedBy(head, dataSet));
        }
        if (!MessageDigest.isEqual(digest.digest(), instance.sha256())) {
            store.delete(key);
            damaged(instance);
            return false;
        }
        if (!index.moved(instance.uid(), instance.place(), key, head.length)) {
            store.delete(key);
            return false;
        }
        spool.release(instance.place());
        return true;
    }

    /** None when its bytes are lost: they must not keep all others waiting. */
    private Optional<InputStream> open(Spooled instance) throws IOException {
        try {
            return Optional.of(spool.open(instance.place(), 0, instance.place().length()));
        } catch (NoSuchFileException | EOFException lost) {
            return Optional.empty();
        }
    }

    private static InputStream followedBy(byte[] head, InputStream dataSet) {
        return new SequenceInputStream(new ByteArrayInputStream(head), dataSet);
    }

    private static Optional<String> source(Spooled instance) {
        return Optional.of(instance.callingAe())
                .filter(title -> !title.isEmpty() && title.length() <= AeTitle.LENGTH_MAX);
    }

    private void damaged(Spooled instance) {
        LOG.error(
                "The bytes at {} of the spool are lost or do not match their digest; they are not moved",
                instance.place());
        jdbc.sql("update archive.instance set damaged = true where uid = :uid")
                .param("uid", instance.uid().value())
                .update();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
