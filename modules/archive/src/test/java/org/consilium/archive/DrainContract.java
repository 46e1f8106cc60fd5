package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.pack.PackReader;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moving instances from the spool to an object store, the same for every store. */
abstract class DrainContract {

    @TempDir
    Path folder;

    private Database database;
    private TestArchive node;

    abstract ObjectStore store() throws IOException;

    @BeforeEach
    void open() throws IOException {
        database = Database.migrated("archive");
        start(Duration.ZERO);
    }

    private void start(Duration drainDelay) throws IOException {
        node = TestArchive.open(folder, database.dataSource(), store(), drainDelay, TestArchive.LIMITS);
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void keepsEveryInstanceReadableOnItsWay() throws IOException {
        var sent = new ArrayList<DataSet>();
        for (int number = 0; number < 40; number++) {
            var slice = number % 10 == 0 ? large() : Images.slice().build();
            node.receive(slice);
            sent.add(slice);
            assertThat(node.read(TestArchive.uid(slice))).isEqualTo(bytes(slice));
        }
        await().until(() -> node.spool.bytesUsed() == 0);
        for (var slice : sent) {
            assertThat(node.read(TestArchive.uid(slice))).isEqualTo(bytes(slice));
        }
    }

    @Test
    void leavesWholeFilesThatAreFoundWithoutTheDatabase() throws IOException {
        var slice = Images.slice().build();
        node.receive(slice);
        await().until(() -> node.spool.bytesUsed() == 0);
        var pack = PackReader.open(store(), keys().getFirst()).orElseThrow();
        var entry = pack.entries().getFirst();
        assertThat(entry.instance().sopInstance()).isEqualTo(TestArchive.uid(slice));
        assertThat(entry.instance().notes())
                .containsEntry("calling-ae", "CT1")
                .containsEntry("channel", "DIMSE")
                .containsEntry("institution", TestArchive.HOME.toString())
                .containsKeys("received", "called-ae", "address");
        try (var in = pack.openFile(entry)) {
            var file = Part10.read(in);
            assertThat(file.meta().transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            assertThat(file.meta().mediaStorageSopInstanceUid())
                    .isEqualTo(TestArchive.uid(slice).value());
            assertThat(file.dataSetBytes().toByteArray()).isEqualTo(bytes(slice));
        }
    }

    @Test
    void putsTheSeriesOfAStudyIntoOneObject() throws IOException {
        var sent = spooled(3, 40);
        start(Duration.ZERO);
        await().until(() -> node.spool.bytesUsed() == 0);
        assertThat(Set.copyOf(keys())).hasSize(1);
        assertThat(PackReader.open(store(), keys().getFirst()).orElseThrow().entries())
                .extracting(entry -> entry.instance().sopInstance())
                .containsExactlyInAnyOrderElementsOf(
                        sent.stream().map(TestArchive::uid).toList());
        for (var slice : sent) {
            assertThat(node.read(TestArchive.uid(slice))).isEqualTo(bytes(slice));
        }
    }

    @Test
    void dividesAStudyThatIsLongerThanAnObjectMayBe() throws IOException {
        node.close();
        start(Duration.ofDays(1));
        var study = Uid.random();
        var sent = new ArrayList<DataSet>();
        for (int number = 0; number < 5; number++) {
            sent.add(large(study));
            node.receive(sent.getLast());
        }
        assertThat(node.archive.openStudy(TestArchive.NODE, study)).hasSize(5);
        node.close();
        start(Duration.ZERO);
        await().until(() -> node.spool.bytesUsed() == 0);
        assertThat(Set.copyOf(keys())).hasSize(5);
        for (var slice : sent) {
            assertThat(node.read(TestArchive.uid(slice))).isEqualTo(bytes(slice));
        }
    }

    @Test
    void leavesASeriesInTheSpoolUntilNothingMoreComesForIt() {
        node.close();
        node = TestArchive.open(folder, database.dataSource(), unchecked(), Duration.ofSeconds(2), TestArchive.LIMITS);
        var series = Uid.random();
        var study = Uid.random();
        for (int number = 0; number < 30; number++) {
            node.receive(Images.slice(study, series, number).build());
        }
        await().until(() -> node.spool.bytesUsed() == 0);
        assertThat(Set.copyOf(keys())).hasSize(1);
    }

    @Test
    void readsWhatEarlierVersionsStoredAsObjectsOfTheirOwn() throws IOException {
        node.close();
        start(Duration.ofDays(1));
        var slice = Images.slice().build();
        node.receive(slice);
        assertThat(node.archive.open(TestArchive.NODE, TestArchive.uid(slice))).isPresent();
        var head = Part10.header(FileMeta.of(slice, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
        var key = ObjectKeys.fresh();
        var file = new SequenceInputStream(new ByteArrayInputStream(head), new ByteArrayInputStream(bytes(slice)));
        store().put(key, head.length + bytes(slice).length, file);
        node.jdbc
                .sql("update archive.instance set spool_place = null, object_key = :key, data_offset = :offset")
                .param("key", key)
                .param("offset", head.length)
                .update();
        assertThat(node.read(TestArchive.uid(slice))).isEqualTo(bytes(slice));
        assertThat(node.receive(slice)).isInstanceOf(Receipt.Duplicate.class);
    }

    @Test
    void givesBackSpaceThatACrashLeftTakenAfterItsRowHadMoved() throws IOException {
        var sent = spooled(2, 10);
        var copy = folder.resolve("copy");
        copy(folder.resolve("spool"), copy);
        start(Duration.ZERO);
        await().until(() -> node.spool.bytesUsed() == 0);
        node.close();
        copy(copy, folder.resolve("spool"));
        start(Duration.ZERO);
        await().until(() -> node.spool.bytesUsed() == 0);
        assertThat(keys()).hasSize(20);
        for (var slice : sent) {
            assertThat(node.read(TestArchive.uid(slice))).isEqualTo(bytes(slice));
        }
    }

    /** Stops with these in the spool, all with their rows. */
    private List<DataSet> spooled(int seriesCount, int each) throws IOException {
        node.close();
        start(Duration.ofDays(1));
        var sent = new ArrayList<DataSet>();
        var study = Uid.random();
        for (int series = 0; series < seriesCount; series++) {
            var uid = Uid.random();
            for (int number = 0; number < each; number++) {
                sent.add(Images.slice(study, uid, number).build());
                node.receive(sent.getLast());
            }
        }
        assertThat(node.archive.openStudy(TestArchive.NODE, study)).hasSize(seriesCount * each);
        node.close();
        return sent;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.newDirectoryStream(from)) {
            for (var file : files) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private ObjectStore unchecked() {
        try {
            return store();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void readsAFrameOutOfTheStoreByItsRange() throws IOException {
        var slice = large();
        node.receive(slice);
        await().until(() -> node.spool.bytesUsed() == 0);
        var stored = node.archive.open(TestArchive.NODE, TestArchive.uid(slice)).orElseThrow();
        try (var in = stored.frames().open(1)) {
            assertThat(in.readAllBytes()).hasSize(1 << 20).containsOnly(1);
        }
    }

    @Test
    void letsAReaderThatFoundAnInstanceInTheSpoolReadItAfterItMoved() throws IOException {
        node.close();
        start(Duration.ofDays(1));
        var slice = Images.slice().build();
        node.receive(slice);
        var found = node.archive.open(TestArchive.NODE, TestArchive.uid(slice)).orElseThrow();
        node.close();
        var foundBefore = found;
        start(Duration.ZERO);
        await().until(() -> node.spool.bytesUsed() == 0);
        try (InputStream in = foundBefore.open()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes(slice));
        }
    }

    @Test
    void letsReadersThatShareAnInstanceFollowItAllAtOnce() throws Exception {
        node.close();
        start(Duration.ofDays(1));
        var slice = Images.slice().build();
        node.receive(slice);
        var shared = node.archive.open(TestArchive.NODE, TestArchive.uid(slice)).orElseThrow();
        node.close();
        start(Duration.ZERO);
        await().until(() -> node.spool.bytesUsed() == 0);
        int readers = 16;
        var together = new CyclicBarrier(readers);
        try (var threads = Executors.newFixedThreadPool(readers)) {
            var read = threads.invokeAll(Collections.nCopies(readers, () -> {
                together.await();
                try (var in = shared.source().open(0, shared.length())) {
                    return in.readAllBytes();
                }
            }));
            for (var bytes : read) {
                assertThat(bytes.get()).isEqualTo(bytes(slice));
            }
        }
    }

    @Test
    void knowsADuplicateOfWhatHasMoved() {
        var slice = Images.slice().build();
        node.receive(slice);
        await().until(() -> node.spool.bytesUsed() == 0);
        assertThat(node.receive(slice)).isInstanceOf(Receipt.Duplicate.class);
        assertThat(node.receive(slice, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, "CT1"))
                .isInstanceOf(Receipt.Duplicate.class);
        assertThat(node.receive(slice.toBuilder().text(Tag.PatientSex, "O").build()))
                .isInstanceOf(Receipt.Refused.class);
        assertThat(node.read(TestArchive.uid(slice))).isEqualTo(bytes(slice));
    }

    @Test
    void knowsADuplicateAndAConflictOfAnEarlierRunAtOnce() throws IOException {
        var moved = Images.slice().build();
        node.receive(moved);
        await().until(() -> node.spool.bytesUsed() == 0);
        node.close();
        start(Duration.ofDays(1));
        var spooled = Images.slice().build();
        node.receive(spooled);
        node.close();
        start(Duration.ofDays(1));
        for (var known : List.of(moved, spooled)) {
            assertThat(node.receive(known)).isInstanceOf(Receipt.Duplicate.class);
            assertThat(node.receive(known.toBuilder().text(Tag.PatientSex, "O").build()))
                    .isInstanceOf(Receipt.Refused.class);
        }
    }

    @Test
    void findsEverythingAfterARestartInTheMiddle() throws IOException {
        var sent = new ArrayList<DataSet>();
        for (int number = 0; number < 30; number++) {
            var slice = Images.slice().build();
            node.receive(slice);
            sent.add(slice);
            if (number % 10 == 5) {
                node.close();
                start(number == 5 ? Duration.ofDays(1) : Duration.ZERO);
            }
        }
        await().until(() -> node.spool.bytesUsed() == 0);
        for (var slice : sent) {
            assertThat(node.read(TestArchive.uid(slice))).isEqualTo(bytes(slice));
        }
        assertThat(keys()).hasSize(30);
    }

    @Test
    void neverMovesBytesThatChangedInTheSpool() throws IOException {
        node.close();
        start(Duration.ofDays(1));
        var slice = Images.slice().build();
        node.receive(slice);
        assertThat(node.archive.open(TestArchive.NODE, TestArchive.uid(slice))).isPresent();
        node.jdbc.sql("update archive.instance set sha256 = '\\x00'").update();
        node.close();
        start(Duration.ZERO);
        await().until(() -> node.jdbc
                .sql("select damaged from archive.instance")
                .query(Boolean.class)
                .single());
        assertThat(keys()).isEmpty();
        assertThat(node.spool.bytesUsed()).isPositive();
    }

    @Test
    void movesTheOthersWhenTheBytesOfOneAreLostAndTakesThemAgain() throws IOException {
        node.close();
        start(Duration.ofDays(1));
        var lost = large();
        var other = Images.slice().build();
        node.receive(lost);
        node.receive(other);
        assertThat(node.archive.open(TestArchive.NODE, TestArchive.uid(other))).isPresent();
        node.close();
        deleteLargeObjects();
        start(Duration.ZERO);
        await().until(() -> node.jdbc
                .sql("select damaged from archive.instance where uid = :uid")
                .param("uid", TestArchive.uid(lost).value())
                .query(Boolean.class)
                .single());
        await().until(() -> keys().size() == 1);

        assertThat(node.receive(lost)).isInstanceOf(Receipt.Stored.class);
        await().until(() -> keys().size() == 2);
        assertThat(node.read(TestArchive.uid(lost))).isEqualTo(bytes(lost));
        await().until(() -> node.spool.bytesUsed() == 0);
    }

    private void deleteLargeObjects() throws IOException {
        try (var files = Files.newDirectoryStream(folder.resolve("spool"), "*.object")) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }

    private List<String> keys() {
        return node.jdbc
                .sql("select object_key from archive.instance where object_key is not null")
                .query(String.class)
                .list();
    }

    /** Two frames of 1 MiB: too large for a shared file of the spool. */
    private static DataSet large() {
        return large(Uid.random());
    }

    private static DataSet large(Uid study) {
        var pixels = new byte[2 << 20];
        java.util.Arrays.fill(pixels, 1 << 20, 2 << 20, (byte) 1);
        return Images.slice(study, Uid.random(), 1)
                .text(Tag.NumberOfFrames, "2")
                .integers(Tag.Rows, 1024)
                .integers(Tag.Columns, 512)
                .bytes(Tag.PixelData, VR.OW, pixels)
                .build();
    }

    private static byte[] bytes(DataSet dataSet) {
        return DataSetWriter.toByteArray(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }
}
