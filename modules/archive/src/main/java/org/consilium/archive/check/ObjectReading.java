package org.consilium.archive.check;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
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
            var pack = pack(key);
            var pass = ObjectPass.through(store, key, parts, pack, pace);
            if (pass.isEmpty()) {
                return Optional.empty();
            }
            for (var part : pass.get().suspects()) {
                if (isDamaged(key, part)) {
                    LOG.error("Instance {} in object {} is not what was received", part.uid(), key);
                    findings.note(new Seen(Kind.ALTERED, key, part.uid(), part.study(), 1, part.length()));
                }
            }
            checkWhatIsAround(key, pack, pass.get().headsAreWhole());
            read = parts.stream().mapToLong(Part::length).sum();
        }
        findings.goneFrom(key, began);
        return Optional.of(read);
    }

    /** None when the object is no pack or its index is damaged. */
    private Optional<PackReader> pack(String key) throws IOException {
        try {
            return PackReader.open(store, key);
        } catch (DamagedPack damaged) {
            return Optional.empty();
        }
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

    /** An object of one instance without an index behind it is a file of an earlier version. */
    private void checkWhatIsAround(String key, Optional<PackReader> pack, boolean headsAreWhole) throws IOException {
        var expected = index.find(key);
        var object = store.stat(key);
        if (expected.isEmpty()
                || object.isEmpty()
                || object.get().length() == expected.get().end()) {
            return;
        }
        boolean whole = headsAreWhole
                && pack.filter(each -> each.entries().size() >= expected.get().instances())
                        .isPresent();
        if (!whole) {
            LOG.error("The index of pack {} or what lies before its instances is damaged; these are whole", key);
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

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
