package org.consilium.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every object store must do; each implementation runs it. */
abstract class ObjectStoreContract {

    /** Larger than a part of an S3 upload, and no multiple of one. */
    private static final int LARGE_BYTES = (int) (2 * S3ObjectStore.PART_BYTES + 12_345);

    abstract ObjectStore store() throws IOException;

    @Test
    void givesBackWhatWasPut() throws IOException {
        var bytes = random(100_001);
        var key = put(bytes);
        assertThat(read(key, 0, bytes.length)).isEqualTo(bytes);
        assertThat(store().stat(key)).contains(new ObjectSummary(key, bytes.length));
    }

    @Test
    void keepsAnEmptyObject() throws IOException {
        var key = put(new byte[0]);
        assertThat(store().stat(key)).contains(new ObjectSummary(key, 0));
        assertThat(read(key, 0, 0)).isEmpty();
    }

    @Test
    void readsARangeOutOfTheMiddle() throws IOException {
        var bytes = random(10_000);
        var key = put(bytes);
        assertThat(read(key, 4_321, 17)).isEqualTo(java.util.Arrays.copyOfRange(bytes, 4_321, 4_338));
        assertThat(read(key, 9_999, 1)).containsExactly(bytes[9_999]);
    }

    @Test
    void refusesARangeBeyondTheEnd() throws IOException {
        var key = put(random(100));
        assertThatThrownBy(() -> read(key, 90, 11)).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> read(key, 101, 1)).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> read(key, -1, 1)).isInstanceOf(EOFException.class);
    }

    @Test
    void streamsALargeObjectAndReadsItsParts() throws Exception {
        var key = ObjectKeys.fresh();
        store().put(key, LARGE_BYTES, new Generated(LARGE_BYTES));
        assertThat(digest(store().open(key, 0, LARGE_BYTES))).isEqualTo(digest(new Generated(LARGE_BYTES)));
        var all = new Generated(LARGE_BYTES).readAllBytes();
        int offset = (int) S3ObjectStore.PART_BYTES - 5;
        assertThat(read(key, offset, 10)).isEqualTo(java.util.Arrays.copyOfRange(all, offset, offset + 10));
    }

    @Test
    void neverOverwrites() throws IOException {
        var first = random(1_000);
        var key = put(first);
        assertThatThrownBy(() -> store().put(key, 1_000, new ByteArrayInputStream(new byte[1_000])))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> store().put(key, LARGE_BYTES, new Generated(LARGE_BYTES)))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(read(key, 0, 1_000)).isEqualTo(first);
    }

    @Test
    void takesTheSameBytesUnderTheSameKeyAsWritten() throws IOException {
        var key = put(random(1_000));
        store().put(key, 1_000, new ByteArrayInputStream(random(1_000)));
        var large = ObjectKeys.fresh();
        store().put(large, LARGE_BYTES, new Generated(LARGE_BYTES));
        store().put(large, LARGE_BYTES, new Generated(LARGE_BYTES));
        var other = random(LARGE_BYTES);
        assertThatThrownBy(() -> store().put(large, LARGE_BYTES, new ByteArrayInputStream(other)))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void letsOneOfManyWritersOfAKeyWin() throws Exception {
        var key = ObjectKeys.fresh();
        var attempts = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 8; i++) {
            var bytes = random(5_000 + i);
            attempts.add(() -> {
                try {
                    store().put(key, bytes.length, new ByteArrayInputStream(bytes));
                    return true;
                } catch (FileAlreadyExistsException e) {
                    return false;
                }
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int won = 0;
            for (var attempt : threads.invokeAll(attempts)) {
                won += attempt.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    @Test
    void keepsNothingOfAStreamThatEndsEarly() throws IOException {
        var key = ObjectKeys.fresh();
        assertThatThrownBy(() -> store().put(key, 1_001, new ByteArrayInputStream(random(1_000))))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> store().put(key, LARGE_BYTES + 1, new Generated(LARGE_BYTES)))
                .isInstanceOf(EOFException.class);
        assertThat(store().stat(key)).isEmpty();
        assertThatThrownBy(() -> read(key, 0, 1)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void keepsNothingOfAStreamThatFails() throws IOException {
        var key = ObjectKeys.fresh();
        var failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the peer went away");
            }
        };
        assertThatThrownBy(() -> store().put(key, 1_000, failing)).isInstanceOf(IOException.class);
        assertThat(store().stat(key)).isEmpty();
    }

    @Test
    void readsNoMoreThanTheAnnouncedLength() throws IOException {
        var stream = new ByteArrayInputStream(random(1_000));
        store().put(ObjectKeys.fresh(), 400, stream);
        assertThat(stream.available()).isEqualTo(600);
    }

    @Test
    void deletesOnceAndForAll() throws IOException {
        var key = put(random(10));
        store().delete(key);
        store().delete(key);
        assertThat(store().stat(key)).isEmpty();
        assertThatThrownBy(() -> read(key, 0, 1)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void listsPageByPageInTheOrderOfKeys() throws IOException {
        for (var old : store().list("", 1_000)) {
            store().delete(old.key());
        }
        var keys = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            keys.add(put(random(i)));
        }
        keys.sort(null);
        var listed = new ArrayList<String>();
        List<ObjectSummary> page = store().list("", 3);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            page.forEach(summary -> listed.add(summary.key()));
            page = store().list(listed.getLast(), 3);
        }
        assertThat(listed).isEqualTo(keys);
    }

    private String put(byte[] bytes) throws IOException {
        var key = ObjectKeys.fresh();
        store().put(key, bytes.length, new ByteArrayInputStream(bytes));
        return key;
    }

    private byte[] read(String key, long offset, long length) throws IOException {
        try (var in = store().open(key, offset, length)) {
            return in.readAllBytes();
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] digest(InputStream in) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        try (in) {
            var buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return digest.digest();
    }
}
