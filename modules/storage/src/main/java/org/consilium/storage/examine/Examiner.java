package org.consilium.storage.examine;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.StoreFault;
import org.consilium.storage.examine.Examination.Fault;
import org.consilium.storage.examine.Examination.Warning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes two objects of random bytes, asks for them in every way the node ever will, and deletes them. */
final class Examiner {

    private static final Logger LOG = LoggerFactory.getLogger(Examiner.class);

    private static final int SMALL_BYTES = 70_001;

    /** A little more than one part of an S3 upload. */
    private static final int LARGE_BYTES = (8 << 20) + 4_321;

    private static final int RANGE_BYTES = 6_789;

    private final ObjectStore store;

    Examiner(ObjectStore store) {
        this.store = store;
    }

    /** The store gave an answer that none may give. */
    private static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        private final Fault fault;

        Wrong(Fault fault) {
            super(fault.text());
            this.fault = fault;
        }
    }

    /** @throws IOException when the store is away, refuses the node or does not answer: that says nothing of its fitness */
    Examination run() throws IOException {
        var small = ObjectKeys.fresh();
        var large = ObjectKeys.fresh();
        try {
            var warnings = EnumSet.noneOf(Warning.class);
            var bytes = random(SMALL_BYTES);
            write(small, bytes);
            checkWhole(small, bytes);
            checkRange(small, bytes, SMALL_BYTES / 3);
            checkRange(small, bytes, SMALL_BYTES - RANGE_BYTES);
            checkListed(small);
            if (!store.namesChecksum(small)) {
                warnings.add(Warning.NO_CHECKSUM);
            }
            checkParts(large);
            if (overwrites(small, bytes)) {
                warnings.add(Warning.NO_CONDITIONAL_PUT);
            }
            store.delete(small);
            if (store.stat(small).isPresent()) {
                warnings.add(Warning.KEEPS_DELETED);
            }
            return Examination.fit(warnings);
        } catch (Wrong wrong) {
            return Examination.unfit(wrong.fault);
        } finally {
            remove(small);
            remove(large);
        }
    }

    private void write(String key, byte[] bytes) throws IOException, Wrong {
        try {
            store.put(key, bytes.length, new ByteArrayInputStream(bytes));
        } catch (StoreFault fault) {
            LOG.warn("{}", fault.getMessage());
            throw new Wrong(store.stat(key).isPresent() ? Fault.ALTERS : lostOrRefused(fault));
        }
    }

    private static Fault lostOrRefused(StoreFault fault) {
        return fault.getCause() == null ? Fault.LOSES : Fault.LACKS_UPLOAD;
    }

    private void checkWhole(String key, byte[] bytes) throws IOException, Wrong {
        var summary = store.stat(key).orElseThrow(() -> new Wrong(Fault.LOSES));
        if (summary.length() != bytes.length || !Arrays.equals(read(key, 0, bytes.length, Fault.ALTERS), bytes)) {
            throw new Wrong(Fault.ALTERS);
        }
    }

    private void checkRange(String key, byte[] bytes, int offset) throws IOException, Wrong {
        var range = read(key, offset, RANGE_BYTES, Fault.IGNORES_RANGES);
        if (!Arrays.equals(range, Arrays.copyOfRange(bytes, offset, offset + RANGE_BYTES))) {
            throw new Wrong(Fault.IGNORES_RANGES);
        }
    }

    private byte[] read(String key, long offset, int length, Fault whenShort) throws IOException, Wrong {
        try (var in = store.open(key, offset, length)) {
            return in.readNBytes(length);
        } catch (NoSuchFileException lost) {
            throw new Wrong(Fault.LOSES);
        } catch (EOFException tooShort) {
            throw new Wrong(whenShort);
        }
    }

    /** No other random key begins with all but the last character of this one. */
    private void checkListed(String key) throws IOException, Wrong {
        var listed = store.list(key.substring(0, key.length() - 1), 1);
        if (listed.isEmpty() || !listed.getFirst().key().equals(key)) {
            throw new Wrong(Fault.LISTS_WRONGLY);
        }
    }

    private void checkParts(String key) throws IOException, Wrong {
        var bytes = random(LARGE_BYTES);
        write(key, bytes);
        checkWhole(key, bytes);
        checkRange(key, bytes, LARGE_BYTES - RANGE_BYTES);
    }

    private boolean overwrites(String key, byte[] bytes) throws IOException, Wrong {
        try {
            store.put(key, bytes.length, new ByteArrayInputStream(random(bytes.length)));
            return true;
        } catch (FileAlreadyExistsException asItShouldBe) {
            checkWhole(key, bytes);
            return false;
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random().nextBytes(bytes);
        return bytes;
    }

    /** What cannot be deleted now stays as an object that nobody knows, for the reconciler. */
    private void remove(String key) {
        try {
            store.delete(key);
        } catch (IOException e) {
            LOG.warn("Object {} of an examination could not be deleted: {}", key, e.getMessage());
        }
    }
}
