package org.consilium.storage.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolRecoveryTest {

    private static final SpoolLimits LIMITS = new SpoolLimits(8 << 20, 1_000, 4 << 20, 64 << 10);
    private static final int DATA = 1_000;
    private static final int RECORD = RecordHeader.LENGTH + DATA + "record 0".length();

    @TempDir
    Path folder;

    @Test
    void cutsATornTailWhereverItIsTorn() throws IOException {
        var segment = writeRecords(3);
        for (int cut : new int[] {1, 7, RECORD - 41, RECORD - 39, RECORD - 1}) {
            truncate(segment, 3L * RECORD - cut);
            assertThat(replayed()).containsExactly("record 0", "record 1");
            assertThat(segment).hasSize(2L * RECORD);
            append(segment, new byte[RECORD]);
        }
    }

    @Test
    void cutsGarbageBehindTheLastRecord() throws IOException {
        var segment = writeRecords(2);
        append(segment, "CONSP001 and then something that is no record".getBytes(UTF_8));
        assertThat(replayed()).containsExactly("record 0", "record 1");
        assertThat(segment).hasSize(2L * RECORD);
    }

    @Test
    void keepsEverythingBehindADamagedRecord() throws IOException {
        var segment = writeRecords(4);
        for (int offset : new int[] {RECORD + 3, RECORD + 500, 2 * RECORD - 1}) {
            flip(segment, offset);
            assertThat(replayed()).containsExactly("record 0", "record 2", "record 3");
            flip(segment, offset);
        }
        assertThat(segment).hasSize(4L * RECORD);
    }

    @Test
    void doesNotTakeRecordsThatASenderPutIntoItsData() throws IOException {
        var segment = writeRecords(1);
        var record = Files.readAllBytes(segment);
        Files.delete(segment);
        write(record, "carrier");
        var carrier = segmentFile();
        flip(carrier, RecordHeader.LENGTH + record.length + 2);
        assertThat(replayed()).isEmpty();
    }

    @Test
    void doesNotReplayWhatIsSaidOfALargeObjectOnceItIsDamagedAndKeepsItsBytes() throws IOException {
        try (var spool = Spool.open(folder, LIMITS);
                var draft = spool.begin()) {
            draft.write(new byte[100_000]);
            draft.commit("large".getBytes(UTF_8));
        }
        Path file;
        try (var files = Files.list(folder)) {
            file = files.filter(each ->
                            FileName.parse(each.getFileName().toString()).isPresent())
                    .findFirst()
                    .orElseThrow();
        }
        flip(file, RecordHeader.LENGTH + 100_000 + 1);
        assertThat(replayed()).isEmpty();
        try (var spool = Spool.open(folder, LIMITS);
                var in = spool.open(new SpoolPlace(file.getFileName().toString(), 0, 100_000), 0, 100_000)) {
            assertThat(in.readAllBytes()).isEqualTo(new byte[100_000]);
            assertThat(spool.bytesUsed()).isEqualTo(Files.size(file));
        }
    }

    @Test
    void forgetsALargeObjectThatWasNotFinished() throws IOException {
        var spool = Spool.open(folder, LIMITS);
        var draft = spool.begin();
        draft.write(new byte[200_000]);
        spool.close();
        assertThat(fileNames()).anyMatch(name -> name.endsWith(".partial"));
        assertThat(replayed()).isEmpty();
        assertThat(fileNames()).noneMatch(name -> name.endsWith(".partial"));
    }

    @Test
    void setsADamagedLargeObjectAside() throws IOException {
        write(new byte[200_000], "large");
        truncate(
                folder.resolve(fileNames().stream()
                        .filter(name -> name.endsWith(".object"))
                        .findAny()
                        .orElseThrow()),
                150_000);
        assertThat(replayed()).isEmpty();
        assertThat(fileNames()).anyMatch(name -> name.endsWith(".damaged"));
    }

    @Test
    void countsWhatItFoundAgainstTheLimits() throws IOException {
        writeRecords(3);
        try (var spool = Spool.open(folder, LIMITS)) {
            assertThat(spool.bytesUsed()).isEqualTo(3L * RECORD);
            var places = new ArrayList<SpoolPlace>();
            spool.replay(record -> places.add(record.place()));
            for (var place : places) {
                spool.release(place);
            }
            assertThat(spool.bytesUsed()).isZero();
        }
        assertThat(fileNames()).containsExactly("lock");
    }

    private Path writeRecords(int count) throws IOException {
        try (var spool = Spool.open(folder, LIMITS)) {
            for (int number = 0; number < count; number++) {
                commit(spool, new byte[DATA], "record " + number);
            }
        }
        return segmentFile();
    }

    private void write(byte[] data, String metadata) throws IOException {
        try (var spool = Spool.open(folder, LIMITS)) {
            commit(spool, data, metadata);
        }
    }

    private static void commit(Spool spool, byte[] data, String metadata) throws IOException {
        try (var draft = spool.begin()) {
            draft.write(data);
            draft.commit(metadata.getBytes(UTF_8));
        }
    }

    private List<String> replayed() throws IOException {
        try (var spool = Spool.open(folder, LIMITS)) {
            var found = new ArrayList<String>();
            spool.replay(record -> found.add(new String(record.metadata(), UTF_8)));
            return found;
        }
    }

    private Path segmentFile() throws IOException {
        return folder.resolve(fileNames().stream()
                .filter(name -> name.endsWith(".segment"))
                .findAny()
                .orElseThrow());
    }

    private List<String> fileNames() throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).toList();
        }
    }

    private static void truncate(Path file, long size) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    private static void append(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.APPEND);
    }

    private static void flip(Path file, long offset) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var one = ByteBuffer.allocate(1);
            channel.read(one, offset);
            one.put(0, (byte) ~one.get(0)).rewind();
            channel.write(one, offset);
        }
    }
}
