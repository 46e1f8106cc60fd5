package org.consilium.archive.check;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.check.Finding.Kind;
import org.consilium.archive.check.Findings.Seen;
import org.consilium.archive.check.IndexedObjects.Part;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.pack.DamagedPack;
import org.consilium.storage.pack.PackReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads an object of the store from its first to its last byte and compares each instance in it with its digest. */
final class ObjectReading {

    private static final Logger LOG = LoggerFactory.getLogger(ObjectReading.class);
    private static final int BUFFER_BYTES = 64 << 10;

    private final ObjectStore store;
    private final IndexedObjects index;
    private final Findings findings;
    private final Reconciler reconciler;
    private final Clock clock;

    ObjectReading(ObjectStore store, IndexedObjects index, Findings findings, Reconciler reconciler, Clock clock) {
        this.store = store;
        this.index = index;
        this.findings = findings;
        this.reconciler = reconciler;
        this.clock = clock;
    }

    /**
     * Notes what is wrong with an object and what is wrong no longer.
     *
     * @return bytes read; none when the reading was stopped, which says nothing about the object
     * @throws IOException when the store is away
     */
    Optional<Long> read(String key, Pace pace) throws IOException, InterruptedException {
        var began = clock.instant();
        long read = 0;
        if (!reconciler.look(key)) {
            var parts = index.parts(key);
            var suspects = readThrough(key, parts, pace);
            if (suspects.isEmpty()) {
                return Optional.empty();
            }
            for (var part : suspects.get()) {
                if (isDamaged(key, part)) {
                    LOG.error("Instance {} in object {} is not what was received", part.uid(), key);
                    findings.note(new Seen(Kind.ALTERED, key, part.uid(), part.study(), 1, part.length()));
                }
            }
            checkPackIndex(key);
            read = parts.stream().mapToLong(Part::length).sum();
        }
        findings.goneFrom(key, began);
        return Optional.of(read);
    }

    /** One request for all; the parts that did not come as they should, none at all when it was stopped. */
    private Optional<List<Part>> readThrough(String key, List<Part> parts, Pace pace) throws InterruptedException {
        var suspects = new ArrayList<Part>(parts);
        if (parts.isEmpty()) {
            return Optional.of(suspects);
        }
        long position = parts.getFirst().offset();
        long end = parts.getLast().offset() + parts.getLast().length();
        try (var in = store.open(key, position, end - position)) {
            for (var part : parts) {
                in.skipNBytes(part.offset() - position);
                var digest = digest(in, part.length(), pace);
                if (digest.isEmpty()) {
                    return Optional.empty();
                }
                if (MessageDigest.isEqual(digest.get(), part.sha256())) {
                    suspects.remove(part);
                }
                position = part.offset() + part.length();
            }
        } catch (IOException broken) {
            LOG.warn("Reading object {} broke off: {}", key, broken.toString());
        }
        return Optional.of(suspects);
    }

    /** Reads the one instance again: a connection that broke is no damage, and its row may point elsewhere by now. */
    private boolean isDamaged(String key, Part part) throws IOException {
        try (var in = store.open(key, part.offset(), part.length())) {
            if (hasDigest(in, part.sha256())) {
                return false;
            }
        } catch (IOException unreadable) {
            // Throws when the store is away: that says nothing about the object.
            store.stat(key);
        }
        return index.parts(key).stream().anyMatch(each -> isSame(each, part));
    }

    private static boolean isSame(Part a, Part b) {
        return a.uid().equals(b.uid()) && a.offset() == b.offset() && MessageDigest.isEqual(a.sha256(), b.sha256());
    }

    private static Optional<byte[]> digest(InputStream in, long length, Pace pace)
            throws IOException, InterruptedException {
        var digest = sha256();
        var buffer = new byte[BUFFER_BYTES];
        for (long left = length; left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new EOFException("The object ended early");
            }
            if (!pace.allows(count)) {
                return Optional.empty();
            }
            digest.update(buffer, 0, count);
            left -= count;
        }
        return Optional.of(digest.digest());
    }

    /** An object of one instance without an index behind it is a file of an earlier version. */
    private void checkPackIndex(String key) throws IOException {
        var expected = index.find(key);
        var object = store.stat(key);
        if (expected.isEmpty()
                || object.isEmpty()
                || object.get().length() == expected.get().end()) {
            return;
        }
        boolean whole;
        try {
            whole = PackReader.open(store, key)
                    .filter(pack -> pack.entries().size() >= expected.get().instances())
                    .isPresent();
        } catch (DamagedPack damaged) {
            whole = false;
        }
        if (!whole) {
            LOG.error("The index of pack {} is damaged; its instances are whole", key);
            findings.note(new Seen(
                    Kind.PACK_INDEX,
                    key,
                    "",
                    expected.get().study(),
                    0,
                    object.get().length()));
        }
    }

    /** Whether bytes that lie elsewhere, as in the spool, have this digest. */
    static boolean hasDigest(InputStream in, byte[] expected) throws IOException {
        var digest = sha256();
        var buffer = new byte[BUFFER_BYTES];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            digest.update(buffer, 0, count);
        }
        return MessageDigest.isEqual(digest.digest(), expected);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
