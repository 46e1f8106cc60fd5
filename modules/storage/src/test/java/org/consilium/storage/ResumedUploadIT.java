package org.consilium.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.storage.StorageSettings.S3Settings;
import org.consilium.testkit.S3Server;
import org.consilium.testkit.WrongStore;
import org.consilium.testkit.WrongStore.Wrong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A large upload that was interrupted goes on; whether an uncertain one arrived is looked up. */
class ResumedUploadIT {

    private static final int PARTS = 5;
    private static final long LENGTH = (PARTS - 1) * S3ObjectStore.PART_BYTES + 4_321;
    private static final long INTERRUPTED_AT = 3 * S3ObjectStore.PART_BYTES + 17;

    private static S3Server server;

    private final Remembered memory = new Remembered();

    @BeforeAll
    static void startServer() {
        server = S3Server.startUnsigned();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void sendsOnlyWhatTheStoreDoesNotHoldYetAfterItWasAway() throws IOException {
        var key = ObjectKeys.fresh();
        try (var passing = WrongStore.before(server, Wrong.NOTHING)) {
            var store = store(passing);
            var outage = new Interrupted(() -> {
                // A part is sent while the next one is read.
                await().until(() -> passing.parts() == 3);
                server.stop();
            });
            assertThatThrownBy(() -> store.put(key, LENGTH, outage, memory)).isInstanceOf(IOException.class);
            server.restart();
            assertThat(store.stat(key)).isEmpty();
            assertThat(memory.ids).hasSize(1);
            int before = passing.parts();
            store.put(key, LENGTH, new Generated(LENGTH), memory);
            assertThat(passing.parts() - before).isEqualTo(PARTS - 3);
            assertThat(memory.ids).hasSize(1);
            assertHolds(store, key);
            store.put(key, LENGTH, new Generated(LENGTH), memory);
            assertThat(passing.parts() - before).isEqualTo(PARTS - 3);
        }
    }

    @Test
    void sendsAPartAgainWhoseBytesAreNotThoseHeld() throws IOException {
        var key = ObjectKeys.fresh();
        try (var passing = WrongStore.before(server, Wrong.NOTHING)) {
            var store = store(passing);
            assertThatThrownBy(() -> store.put(key, LENGTH, new Interrupted(new OtherFirstByte(), () -> {}), memory))
                    .isInstanceOf(IOException.class);
            int before = passing.parts();
            store.put(key, LENGTH, new Generated(LENGTH), memory);
            assertThat(passing.parts() - before).isEqualTo(PARTS - 3 + 1);
            assertHolds(store, key);
        }
    }

    @Test
    void beginsAnewWhereTheStoreForgotTheUpload() throws IOException {
        var key = ObjectKeys.fresh();
        try (var passing = WrongStore.before(server, Wrong.NOTHING)) {
            var store = store(passing);
            assertThatThrownBy(() -> store.put(key, LENGTH, new Interrupted(() -> {}), memory))
                    .isInstanceOf(IOException.class);
            store.abandon(key, memory.ids.getLast());
            store.abandon(key, memory.ids.getLast());
            store.put(key, LENGTH, new Generated(LENGTH), memory);
            assertThat(memory.ids).hasSize(2);
            assertHolds(store, key);
        }
    }

    @Test
    void looksUpAnUploadWhoseCompletionWasNotAnswered() throws IOException {
        var key = ObjectKeys.fresh();
        try (var losing = WrongStore.before(server, Wrong.LOSES_COMPLETIONS)) {
            var store = store(losing);
            store.put(key, LENGTH, new Generated(LENGTH), memory);
            assertThat(losing.parts()).isEqualTo(PARTS);
            assertHolds(store, key);
        }
    }

    private static ObjectStore store(WrongStore proxy) {
        return ObjectStores.s3(new S3Settings(
                proxy.url().toString(), server.bucket(), "us-east-1", server.accessKey(), server.secretKey()));
    }

    private static void assertHolds(ObjectStore store, String key) throws IOException {
        assertThat(store.stat(key)).contains(new ObjectSummary(key, LENGTH));
        try (var held = store.open(key, 0, LENGTH)) {
            assertThat(SameBytes.in(held, new Generated(LENGTH))).isTrue();
        }
    }

    private static final class Remembered implements UploadMemory {

        private final List<String> ids = new ArrayList<>();

        @Override
        public Optional<String> begun() {
            return ids.isEmpty() ? Optional.empty() : Optional.of(ids.getLast());
        }

        @Override
        public void began(String uploadId) {
            ids.add(uploadId);
        }
    }

    /** Breaks in the middle of the fourth part. */
    private static final class Interrupted extends FilterInputStream {

        private final Runnable what;
        private long left = INTERRUPTED_AT;

        Interrupted(Runnable what) {
            this(new Generated(LENGTH), what);
        }

        Interrupted(InputStream in, Runnable what) {
            super(in);
            this.what = what;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                what.run();
                throw new IOException("interrupted");
            }
            int count = in.read(buffer, offset, (int) Math.min(length, left));
            left -= count;
            return count;
        }
    }

    private static final class OtherFirstByte extends FilterInputStream {

        private boolean begun;

        OtherFirstByte() {
            super(new Generated(LENGTH));
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = in.read(buffer, offset, length);
            if (!begun) {
                buffer[offset] ^= 1;
                begun = true;
            }
            return count;
        }
    }
}
