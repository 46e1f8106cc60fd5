package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.consilium.archive.check.CheckSettings;
import org.consilium.archive.check.Checks;
import org.consilium.archive.check.Finding;
import org.consilium.archive.check.Rounds.Name;
import org.consilium.archive.keep.KeptFile;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Files that are no images lie in the object store like images: whole, looked after, and without anything left behind. */
class KeptFilesIT {

    private static final int LENGTH = 300_000;

    @TempDir
    private Path folder;

    private Database database;
    private ObjectStore store;
    private TestArchive node;
    private Checks checks;

    @BeforeEach
    void open() throws IOException {
        store = ObjectStores.folder(folder.resolve("objects"));
        database = Database.migrated("archive");
        node = TestArchive.open(folder, database.dataSource(), store, Duration.ZERO, TestArchive.LIMITS);
        checks = new Checks(
                node.jdbc,
                store,
                node.spool,
                node.deletions,
                node.reindexing,
                new CheckSettings(Duration.ofDays(1), Duration.ofDays(1), DataSize.ofGigabytes(1)),
                Clock.systemUTC());
        checks.start();
    }

    @AfterEach
    void close() {
        checks.stop();
        node.close();
        database.close();
    }

    @Test
    void aKeptFileIsReadAsItWasAndNoCheckMissesOrDoubtsIt() throws IOException {
        var bytes = bytes(1);
        var file = kept(bytes);
        assertThat(read(file)).isEqualTo(bytes);
        node.deleteAfterGrace();
        check();
        assertThat(checks.findings().list(Finding.State.OPEN, 10)).isEmpty();
        assertThat(node.reindexing.run(each -> {}).unreadable()).isZero();
        assertThat(read(node.kept.find(file.key()).orElseThrow())).isEqualTo(bytes);
    }

    @Test
    void whatWasBroughtButNotKeptGoesAfterTheGrace() throws IOException {
        var file = stored(bytes(2));
        check();
        assertThat(checks.findings().list(Finding.State.OPEN, 10)).isEmpty();
        node.deleteAfterGrace();
        await().until(() -> store.stat(file.key()).isEmpty());
        assertThatThrownBy(() -> node.kept.keep(file)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFileThatIsGivenUpGoesAfterTheGrace() throws IOException {
        var file = kept(bytes(3));
        node.kept.giveUp(file.key());
        assertThat(node.kept.find(file.key())).isEmpty();
        assertThat(store.stat(file.key())).isPresent();
        node.deleteAfterGrace();
        await().until(() -> store.stat(file.key()).isEmpty());
    }

    @Test
    void anAlteredFileIsFoundAndNeverGivenOutWhole() throws IOException {
        var file = kept(bytes(4));
        var object = folder.resolve("objects").resolve(file.key());
        var altered = Files.readAllBytes(object);
        altered[LENGTH / 2] ^= 1;
        Files.write(object, altered);
        assertThatThrownBy(() -> read(file)).isInstanceOf(UncheckedIOException.class);
        check();
        assertThat(checks.findings().list(Finding.State.OPEN, 10))
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.ALTERED);
    }

    private void check() {
        for (var name : List.of(Name.RECONCILE, Name.SCRUB)) {
            checks.rounds().request(name);
        }
        checks.reconcile();
        checks.scrub();
    }

    private KeptFile kept(byte[] bytes) throws IOException {
        var file = stored(bytes);
        node.kept.keep(file);
        return file;
    }

    private KeptFile stored(byte[] bytes) throws IOException {
        return node.kept.store(bytes.length, new ByteArrayInputStream(bytes));
    }

    private byte[] read(KeptFile file) {
        try (var in = node.kept.open(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(long seed) {
        var bytes = new byte[LENGTH];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
