package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.consilium.archive.check.CheckSettings;
import org.consilium.archive.check.Checks;
import org.consilium.archive.check.Finding;
import org.consilium.archive.check.Finding.Action;
import org.consilium.archive.check.Finding.Kind;
import org.consilium.archive.check.Finding.Outcome;
import org.consilium.archive.check.Finding.State;
import org.consilium.archive.check.Rounds.Name;
import org.consilium.dicom.DataSet;
import org.consilium.kernel.Rejected;
import org.consilium.security.PersonId;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.storage.ObjectSummary;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Every kind of damage to a store is found, shown, and gone once somebody has seen to it; nothing is touched before. */
class ChecksIT {

    private static final PersonId ADMINISTRATOR = new PersonId(UUID.randomUUID());

    @TempDir
    private Path folder;

    private Database database;
    private ObjectStore store;
    private TestArchive node;
    private Checks checks;

    @BeforeEach
    void open() throws IOException {
        database = Database.migrated("archive");
        store = ObjectStores.folder(folder.resolve("objects"));
        node = TestArchive.open(folder, database.dataSource(), store, Duration.ZERO, TestArchive.LIMITS);
        checks = checks(store, DataSize.ofGigabytes(1));
    }

    @AfterEach
    void close() {
        checks.stop();
        node.close();
        database.close();
    }

    private Checks checks(ObjectStore checked, DataSize rate) {
        var settings = new CheckSettings(Duration.ofDays(1), Duration.ofDays(1), rate);
        var made = new Checks(
                node.jdbc, checked, node.spool, node.deletions, node.reindexing, settings, Clock.systemUTC());
        made.start();
        return made;
    }

    @Test
    void findsNothingInAStoreThatIsAsItShouldBe() {
        stored(5);
        again();
        assertThat(checks.findings().list(State.OPEN, 10)).isEmpty();
        assertThat(checks.rounds().all())
                .allSatisfy(round -> {
                    assertThat(round.running()).isFalse();
                    assertThat(round.objects()).isEqualTo(keys().size());
                    assertThat(round.share()).isEqualTo(1);
                })
                .anySatisfy(round -> assertThat(round.bytes()).isPositive());
    }

    @Test
    void showsAMissingObjectUntilItIsBack() throws IOException {
        stored(3);
        var key = keys().getFirst();
        var bytes = Files.readAllBytes(path(key));
        Files.delete(path(key));
        again();
        var finding = only(Kind.MISSING, key);
        assertThat(finding.instances()).isEqualTo(1);
        assertThat(finding.study()).isNotEmpty();
        again();
        assertThat(only(Kind.MISSING, key).firstSeen()).isEqualTo(finding.firstSeen());
        assertThat(act(finding, Action.READ_AGAIN).state()).isEqualTo(State.OPEN);
        Files.write(path(key), bytes);
        var gone = act(finding, Action.READ_AGAIN);
        assertThat(gone.state()).isEqualTo(State.RESOLVED);
        assertThat(gone.outcome()).contains(Outcome.GONE);
        Files.delete(path(key));
        again();
        assertThat(only(Kind.MISSING, key).outcome()).isEmpty();
        Files.write(path(key), bytes);
        again();
        assertThat(checks.findings().list(State.OPEN, 10)).isEmpty();
    }

    @Test
    void showsAChangedInstanceUntilItsBytesAreBack() throws IOException {
        stored(2);
        var key = keys().getFirst();
        flip(key, end(key) - 1);
        again();
        var finding = only(Kind.ALTERED, key);
        assertThat(act(finding, Action.ACKNOWLEDGE).state()).isEqualTo(State.IGNORED);
        again();
        assertThat(checks.findings().list(State.OPEN, 10)).isEmpty();
        flip(key, end(key) - 1);
        again();
        assertThat(checks.findings().find(finding.id()).orElseThrow().state()).isEqualTo(State.RESOLVED);
    }

    @Test
    void findsAPackThatCannotBeReadWithoutTheDatabaseAnyMore() throws IOException {
        stored(1);
        var key = keys().getFirst();
        flip(key, (int) Files.size(path(key)) - 3);
        again();
        assertThat(only(Kind.PACK_INDEX, key).instances()).isZero();
    }

    @Test
    void findsAFileInAPackWhoseHeadWasChanged() throws IOException {
        stored(1);
        var key = keys().getFirst();
        var bytes = Files.readAllBytes(path(key));
        bytes[140] ^= 1;
        Files.write(path(key), bytes);
        again();
        assertThat(only(Kind.PACK_INDEX, key).instances()).isZero();
    }

    @Test
    void deletesAnOrphanOnlyWhenAPersonSaysSoAndThroughTheList() throws IOException {
        var orphan = put("nobody knows this object".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        again();
        var finding = only(Kind.ORPHAN, orphan);
        node.deleting.wake();
        again();
        assertThat(store.stat(orphan)).isPresent();
        assertThatThrownBy(() -> checks.desk().act(finding.id(), Action.REINDEX, ADMINISTRATOR))
                .isInstanceOf(Rejected.class);
        assertThat(act(finding, Action.DELETE).outcome()).contains(Outcome.TO_BE_DELETED);
        assertThat(store.stat(orphan)).isPresent();
        await().until(() -> {
            node.deleteAfterGrace();
            return store.stat(orphan).isEmpty();
        });
        again();
        assertThat(checks.findings().list(State.OPEN, 10)).isEmpty();
    }

    @Test
    void givesTheInstancesOfAnOrphanRowsAgain() throws IOException {
        var slice = stored(1).getFirst();
        var key = keys().getFirst();
        node.jdbc.sql("delete from archive.instance").update();
        again();
        assertThat(act(only(Kind.ORPHAN, key), Action.REINDEX).outcome()).contains(Outcome.REINDEXED);
        assertThat(node.read(TestArchive.uid(slice))).isNotEmpty();
        assertThat(node.receive(slice)).isInstanceOf(Receipt.Duplicate.class);
        again();
        assertThat(checks.findings().list(State.OPEN, 10)).isEmpty();
    }

    @Test
    void goesOnWhereItWasAfterARestart() throws Exception {
        stored(60);
        var reading = new CuttingStore(store, 25);
        checks.stop();
        checks = checks(reading, DataSize.ofGigabytes(1));
        checks.scrub();
        var halfway = round(Name.SCRUB);
        assertThat(halfway.running()).isTrue();
        assertThat(halfway.objects()).isPositive().isLessThan(60);
        assertThat(halfway.share()).isBetween(0.0, 1.0);
        checks.stop();
        checks = checks(store, DataSize.ofGigabytes(1));
        checks.scrub();
        assertThat(round(Name.SCRUB).running()).isFalse();
        assertThat(round(Name.SCRUB).objects()).isEqualTo(60);
        assertThat(checks.findings().list(State.OPEN, 10)).isEmpty();
    }

    @Test
    void stopsWithinMomentsWhileItReadsSlowly() throws Exception {
        stored(2);
        checks.stop();
        checks = checks(store, DataSize.ofBytes(10));
        var scrubbing = Thread.ofVirtual().start(checks::scrub);
        await().until(() -> round(Name.SCRUB).running());
        checks.stop();
        assertThat(scrubbing.join(Duration.ofSeconds(20))).isTrue();
        assertThat(round(Name.SCRUB).objects()).isZero();
        assertThat(checks.findings().list(State.OPEN, 10)).isEmpty();
    }

    @Test
    void knowsAnInstanceWhoseBytesInTheSpoolWereChangedAndMovesItOnceTheyAreBack() throws IOException {
        node.close();
        node = TestArchive.open(folder, database.dataSource(), store);
        var slice = Images.slice().build();
        node.receive(slice);
        assertThat(node.archive.openStudy(
                        TestArchive.NODE,
                        slice.uid(org.consilium.dicom.Tag.StudyInstanceUID).orElseThrow()))
                .hasSize(1);
        node.jdbc.sql("update archive.instance set damaged = true").update();
        checks = checks(store, DataSize.ofGigabytes(1));
        again();
        var finding = only(Kind.SPOOL, "");
        assertThat(finding.sopInstance()).isEqualTo(TestArchive.uid(slice).value());
        assertThat(act(finding, Action.READ_AGAIN).outcome()).contains(Outcome.GONE);
        node.close();
        node = TestArchive.open(folder, database.dataSource(), store, Duration.ZERO, TestArchive.LIMITS);
        await().until(() -> node.spool.bytesUsed() == 0);
    }

    private List<DataSet> stored(int count) {
        var sent = new ArrayList<DataSet>();
        for (int i = 0; i < count; i++) {
            sent.add(Images.slice().build());
            node.receive(sent.getLast());
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> node.spool.bytesUsed() == 0);
        return sent;
    }

    private void again() {
        checks.rounds().request(Name.RECONCILE);
        checks.rounds().request(Name.SCRUB);
        checks.reconcile();
        checks.scrub();
    }

    private Finding act(Finding finding, Action action) {
        try {
            return checks.desk().act(finding.id(), action, ADMINISTRATOR);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Finding only(Kind kind, String key) {
        var open = checks.findings().list(State.OPEN, 10);
        assertThat(open).hasSize(1);
        assertThat(open.getFirst().kind()).isEqualTo(kind);
        assertThat(open.getFirst().objectKey()).isEqualTo(key);
        assertThat(checks.findings().open()).containsOnlyKeys(kind);
        return open.getFirst();
    }

    private org.consilium.archive.check.Rounds.Round round(Name name) {
        return checks.rounds().all().stream()
                .filter(round -> round.name() == name)
                .findFirst()
                .orElseThrow();
    }

    private List<String> keys() {
        try {
            return store.list("", 1_000).stream().map(ObjectSummary::key).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String put(byte[] bytes) throws IOException {
        var key = ObjectKeys.fresh();
        store.put(key, bytes.length, new ByteArrayInputStream(bytes));
        return key;
    }

    private Path path(String key) {
        return folder.resolve("objects").resolve(key);
    }

    /** Where the instances of an object begin and end: what lies around them is not received bytes. */
    private int end(String key) {
        return node.jdbc
                .sql("select max(data_offset + length) from archive.instance where object_key = :key")
                .param("key", key)
                .query(Integer.class)
                .single();
    }

    private void flip(String key, int offset) throws IOException {
        int begin = node.jdbc
                .sql("select min(data_offset) from archive.instance where object_key = :key")
                .param("key", key)
                .query(Integer.class)
                .single();
        var bytes = Files.readAllBytes(path(key));
        bytes[Math.max(begin, offset)] ^= 1;
        Files.write(path(key), bytes);
    }

    /** Goes away after so many objects were opened. */
    private static final class CuttingStore implements ObjectStore {

        private final ObjectStore store;
        private int left;

        CuttingStore(ObjectStore store, int left) {
            this.store = store;
            this.left = left;
        }

        private void count() throws IOException {
            if (left-- <= 0) {
                throw new IOException("the store is away");
            }
        }

        @Override
        public void put(String key, long length, InputStream bytes) throws IOException {
            store.put(key, length, bytes);
        }

        @Override
        public InputStream open(String key, long offset, long length) throws IOException {
            count();
            return store.open(key, offset, length);
        }

        @Override
        public java.util.Optional<ObjectSummary> stat(String key) throws IOException {
            count();
            return store.stat(key);
        }

        @Override
        public void delete(String key) throws IOException {
            store.delete(key);
        }

        @Override
        public List<ObjectSummary> list(String after, int limit) throws IOException {
            return store.list(after, limit);
        }
    }
}
