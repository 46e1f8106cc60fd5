package org.consilium.storage.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.storage.Generated;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    private static final int SHARED_MAX = 64 << 10;
    private static final String PREPARED = "next.partial";
    private static final SpoolLimits LIMITS = new SpoolLimits(8 << 20, 1_000, 1 << 20, SHARED_MAX);

    @TempDir
    Path folder;

    private Spool spool;

    @BeforeEach
    void openSpool() throws IOException {
        spool = Spool.open(folder, LIMITS);
    }

    @AfterEach
    void closeSpool() throws IOException {
        spool.close();
    }

    @Test
    void isNotUsableWhileItsDiskIsFullAndSaysWhatIsLeft() throws IOException {
        var free = new java.util.concurrent.atomic.AtomicLong(Spool.DISK_FREE_MIN);
        try (var spool = Spool.open(folder.resolve("disk"), LIMITS, place -> free.get())) {
            assertThat(spool.isUsable()).isTrue();
            free.set(Spool.DISK_FREE_MIN - 1);
            assertThat(spool.isUsable()).isFalse();
            assertThat(spool.diskFree()).isEqualTo(Spool.DISK_FREE_MIN - 1);
            free.set(Spool.DISK_FREE_MIN);
            assertThat(spool.isUsable()).isTrue();
        }
        try (var spool = Spool.open(folder.resolve("disk"), LIMITS, place -> {
            throw new IOException("the disk does not answer");
        })) {
            assertThat(spool.isUsable()).isFalse();
        }
    }

    @Test
    void givesBackSmallAndLargeObjects() throws IOException {
        for (int length : new int[] {0, 1, 1_000, SHARED_MAX, SHARED_MAX + 1, 300_000}) {
            var bytes = random(length);
            var place = write(bytes, "about it");
            assertThat(read(place, 0, length)).isEqualTo(bytes);
            if (length > 10) {
                assertThat(read(place, 5, 3)).containsExactly(bytes[5], bytes[6], bytes[7]);
            }
            assertThat(SpoolPlace.parse(place.toString())).isEqualTo(place);
        }
    }

    @Test
    void readsNothingBeyondAnObject() throws IOException {
        var place = write(random(100), "");
        write(random(100), "");
        assertThatThrownBy(() -> spool.open(place, 90, 11)).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> spool.open(place, -1, 1)).isInstanceOf(EOFException.class);
    }

    @Test
    void showsADraftBeforeItIsCommitted() throws IOException {
        for (int length : new int[] {1_000, 300_000}) {
            var bytes = random(length);
            try (var draft = spool.begin()) {
                draft.write(bytes);
                assertThat(draft.length()).isEqualTo(length);
                assertThat(draft.open().readAllBytes()).isEqualTo(bytes);
            }
        }
    }

    @Test
    void leavesNothingOfADraftThatIsGivenUp() throws IOException {
        for (int length : new int[] {1_000, 300_000}) {
            try (var draft = spool.begin()) {
                draft.write(random(length));
            }
        }
        assertThat(spool.bytesUsed()).isZero();
        assertThat(spoolFiles()).isEmpty();
        assertThat(replayed()).isEmpty();
    }

    @Test
    void findsEverythingAgainAfterARestart() throws IOException {
        var small = write(random(1_000), "small");
        var large = write(random(300_000), "large");
        var gone = write(random(200_000), "gone");
        spool.release(gone);
        reopen();
        assertThat(replayed()).containsExactlyInAnyOrder("small", "large");
        assertThat(read(small, 0, 1_000)).isEqualTo(random(1_000));
        assertThat(read(large, 0, 300_000)).isEqualTo(random(300_000));
    }

    @Test
    void beginsANewSegmentWhenOneIsFull() throws IOException {
        for (int i = 0; i < 30; i++) {
            write(random(60_000), "record " + i);
        }
        assertThat(spoolFiles()).hasSize(2);
        reopen();
        assertThat(replayed()).hasSize(30);
    }

    @Test
    void goesOnInTheFileThatWasPrepared() throws IOException {
        long segment = LIMITS.segmentBytesMax();
        var written = new ArrayList<String>();
        while (spool.bytesUsed() < segment / 2) {
            written.add("record " + written.size());
            write(random(60_000), written.getLast());
        }
        await().until(() -> Files.exists(folder.resolve(PREPARED)) && Files.size(folder.resolve(PREPARED)) == segment);
        var prepared = Files.readAttributes(folder.resolve(PREPARED), BasicFileAttributes.class);
        while (spool.bytesUsed() < segment * 5 / 4) {
            written.add("record " + written.size());
            write(random(60_000), written.getLast());
        }
        assertThat(spoolFiles())
                .anySatisfy(path -> assertThat(Files.readAttributes(path, BasicFileAttributes.class)
                                .fileKey())
                        .isEqualTo(prepared.fileKey()));
        reopen();
        assertThat(replayed()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void leavesNothingPreparedBehind() throws IOException {
        while (spool.bytesUsed() < LIMITS.segmentBytesMax() / 2) {
            write(random(60_000), "record");
        }
        spool.close();
        assertThat(folder.resolve(PREPARED)).doesNotExist();
        assertThat(spoolFiles())
                .singleElement()
                .satisfies(segment -> assertThat(Files.size(segment)).isLessThan(LIMITS.segmentBytesMax()));
        spool = Spool.open(folder, LIMITS);
    }

    @Test
    void refusesWhatExceedsTheLimitAndTakesMoreOnceSpaceIsGivenBack() throws IOException {
        var places = new ArrayList<SpoolPlace>();
        assertThatThrownBy(() -> {
                    while (true) {
                        places.add(write(random(50_000), ""));
                    }
                })
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.OUT_OF_RESOURCES));
        assertThat(places).hasSizeBetween(160, 168);
        assertThat(spool.bytesUsed()).isLessThanOrEqualTo(LIMITS.bytesMax());
        for (var place : places) {
            spool.release(place);
        }
        await().until(() -> spool.bytesUsed() == 0);
        assertThat(spoolFiles()).isEmpty();
        assertThat(read(write(random(50_000), ""), 0, 50_000)).isEqualTo(random(50_000));
    }

    @Test
    void refusesALargeObjectInTheMiddleWhenTheSpoolIsFullAndLeavesNothingOfIt() throws IOException {
        assertThatThrownBy(() -> write(new Generated(LIMITS.bytesMax() + 1))).isInstanceOf(Rejected.class);
        assertThat(spool.bytesUsed()).isZero();
        assertThat(spoolFiles()).isEmpty();
    }

    @Test
    void refusesMoreRecordsThanTheLimit() throws IOException {
        for (int i = 0; i < LIMITS.recordsMax(); i++) {
            write(new byte[1], "");
        }
        assertThat(spool.isUsable()).isFalse();
        assertThatThrownBy(() -> write(new byte[1], "")).isInstanceOf(Rejected.class);
    }

    @Test
    void takesReleasingTwiceAsReleasingOnce() throws IOException {
        var first = write(random(1_000), "first");
        write(random(1_000), "second");
        spool.release(first);
        spool.release(first);
        assertThat(replayed()).containsExactly("second");
    }

    @Test
    void letsAReaderFinishAfterTheRecordIsReleased() throws IOException {
        var place = write(random(300_000), "");
        try (var in = spool.open(place, 0, 300_000)) {
            assertThat(in.readNBytes(10)).hasSize(10);
            spool.release(place);
            assertThat(in.readAllBytes()).hasSize(299_990);
        }
        assertThatThrownBy(() -> spool.open(place, 0, 1)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void sharesFlushesAmongManyWriters() throws Exception {
        var writers = new ArrayList<Callable<SpoolPlace>>();
        for (int i = 0; i < 64; i++) {
            int number = i;
            writers.add(() -> write(random(10_000 + number), "writer " + number));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var places = threads.invokeAll(writers);
            for (int i = 0; i < places.size(); i++) {
                assertThat(read(places.get(i).get(), 0, 10_000 + i)).isEqualTo(random(10_000 + i));
            }
        }
        reopen();
        assertThat(replayed()).hasSize(64);
    }

    @Test
    void keepsWritingForOthersWhenOneWriterIsInterrupted() throws Exception {
        var interrupted = Thread.ofVirtual().start(() -> {
            Thread.currentThread().interrupt();
            try {
                write(random(1_000), "interrupted");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        interrupted.join();
        write(random(1_000), "other");
        assertThat(replayed()).containsExactly("interrupted", "other");
    }

    @Test
    void isNotOpenedTwice() {
        assertThatThrownBy(() -> Spool.open(folder, LIMITS)).isInstanceOf(IOException.class);
    }

    @Test
    void writesNothingOnceClosed() throws IOException {
        try (var draft = spool.begin()) {
            draft.write(1);
            spool.close();
            assertThat(spool.isUsable()).isFalse();
            assertThatThrownBy(() -> draft.commit(new byte[0])).isInstanceOf(IOException.class);
        }
    }

    private SpoolPlace write(byte[] bytes, String metadata) throws IOException {
        try (var draft = spool.begin()) {
            draft.write(bytes);
            return draft.commit(metadata.getBytes(UTF_8));
        }
    }

    private void write(Generated bytes) throws IOException {
        try (var draft = spool.begin()) {
            bytes.transferTo(draft);
            draft.commit(new byte[0]);
        }
    }

    private byte[] read(SpoolPlace place, long offset, long length) throws IOException {
        try (var in = spool.open(place, offset, length)) {
            return in.readAllBytes();
        }
    }

    private void reopen() throws IOException {
        spool.close();
        spool = Spool.open(folder, LIMITS);
    }

    private List<String> replayed() throws IOException {
        var found = new ArrayList<String>();
        spool.replay(record -> found.add(new String(record.metadata(), UTF_8)));
        return found;
    }

    private List<Path> spoolFiles() throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.filter(path -> !path.endsWith("lock") && !path.endsWith(PREPARED))
                    .toList();
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
