package org.consilium.archive.check;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.consilium.archive.check.IndexedObjects.Part;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.pack.PackReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one request for an object has shown.
 *
 * @param suspects instances that did not come as they should
 * @param headsAreWhole whether what lies before the instances of a pack is what was written; true where nobody knows
 */
record ObjectPass(List<Part> suspects, boolean headsAreWhole) {

    private static final Logger LOG = LoggerFactory.getLogger(ObjectPass.class);
    private static final int BUFFER_BYTES = 64 << 10;

    /** None when it was stopped, which says nothing about the object. */
    static Optional<ObjectPass> through(
            ObjectStore store, String key, List<Part> parts, Optional<PackReader> pack, Pace pace)
            throws InterruptedException {
        var lengths = new TreeMap<Long, Long>();
        parts.forEach(part -> lengths.put(part.offset(), part.length()));
        pack.ifPresent(each -> each.entries().forEach(entry -> lengths.put(entry.dataOffset(), entry.dataLength())));
        if (lengths.isEmpty()) {
            return Optional.of(new ObjectPass(parts, true));
        }
        long begin = pack.isPresent() ? 0 : lengths.firstKey();
        var suspects = new ArrayList<>(parts);
        var heads = ObjectReading.sha256();
        long end = lengths.lastKey() + lengths.lastEntry().getValue();
        try (var in = store.open(key, begin, end - begin)) {
            if (!read(in, begin, lengths, parts, suspects, heads, pace)) {
                return Optional.empty();
            }
        } catch (IOException broken) {
            LOG.warn("Reading object {} broke off: {}", key, broken.toString());
            return Optional.of(new ObjectPass(suspects, true));
        }
        boolean whole = pack.flatMap(PackReader::headsSha256)
                .map(expected -> MessageDigest.isEqual(heads.digest(), expected))
                .orElse(true);
        return Optional.of(new ObjectPass(suspects, whole));
    }

    /** False when it was stopped. */
    private static boolean read(
            InputStream in,
            long begin,
            Map<Long, Long> lengths,
            List<Part> parts,
            List<Part> suspects,
            MessageDigest heads,
            Pace pace)
            throws IOException, InterruptedException {
        var known = new HashMap<Long, Part>();
        parts.forEach(part -> known.put(part.offset(), part));
        long position = begin;
        for (var each : lengths.entrySet()) {
            var digest = ObjectReading.sha256();
            if (!read(in, each.getKey() - position, heads, pace) || !read(in, each.getValue(), digest, pace)) {
                return false;
            }
            var part = known.get(each.getKey());
            if (part != null
                    && part.length() == each.getValue()
                    && MessageDigest.isEqual(digest.digest(), part.sha256())) {
                suspects.remove(part);
            }
            position = each.getKey() + each.getValue();
        }
        return true;
    }

    private static boolean read(InputStream in, long length, MessageDigest digest, Pace pace)
            throws IOException, InterruptedException {
        if (length < 0) {
            throw new IOException("Instances overlap in the object");
        }
        var buffer = new byte[(int) Math.min(BUFFER_BYTES, length)];
        for (long left = length; left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new EOFException("The object ended early");
            }
            if (!pace.allows(count)) {
                return false;
            }
            digest.update(buffer, 0, count);
            left -= count;
        }
        return true;
    }
}
