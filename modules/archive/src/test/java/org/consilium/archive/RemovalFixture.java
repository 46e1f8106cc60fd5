package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.consilium.archive.check.CheckSettings;
import org.consilium.archive.check.Checks;
import org.consilium.archive.check.Finding;
import org.consilium.archive.removal.DeletionVeto;
import org.consilium.archive.removal.RemovalListener;
import org.consilium.archive.removal.StudyDeletion;
import org.consilium.archive.removal.StudyDeletion.State;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.storage.pack.PackReader;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** A study in an archive whose time a test moves on, and what deletes studies from it; its objects are in a folder. */
abstract class RemovalFixture {

    static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    static final String ADMINISTRATOR = "Ann Admin (ann)";

    @TempDir
    private Path folder;

    final Uid study = Uid.random();
    final List<DataSet> slices = slices(study, 5);
    final MovableClock clock = new MovableClock();
    Database database;
    ObjectStore store;
    TestArchive node;
    TestRemoval removal;

    @BeforeEach
    void open() throws IOException {
        store = store(folder);
        database = Database.migrated("security", "archive");
        start(store);
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    /** Where the objects are, empty. */
    ObjectStore store(Path own) throws IOException {
        return ObjectStores.folder(own.resolve("objects"));
    }

    /** Hears what is removed; made when the database is there. */
    RemovalListener listener() throws IOException {
        return RemovalListener.NONE;
    }

    final void start(ObjectStore store, DeletionVeto... vetoes) throws IOException {
        node = TestArchive.open(folder, database.dataSource(), store, Duration.ZERO, TestArchive.LIMITS);
        // A test moves the clock past the grace of what is being written: nothing may be on its way to the store then.
        node.awaitJournal();
        removal = new TestRemoval(database.dataSource(), clock, store, node.events, listener(), vetoes);
    }

    void startKeepingTheSpool() throws IOException {
        node = TestArchive.open(folder, database.dataSource(), store);
    }

    static List<DataSet> slices(Uid study, int count) {
        var series = Uid.random();
        return IntStream.range(0, count)
                .mapToObj(number -> Images.slice(study, series, number).build())
                .toList();
    }

    void stored(List<DataSet> images) {
        images.forEach(node::receive);
        settled(images.getFirst().uid(Tag.StudyInstanceUID).orElseThrow());
    }

    void settled(Uid uid) {
        await().until(() -> node.spool.bytesUsed() == 0
                && node.archive
                        .study(TestArchive.NODE, uid)
                        .filter(StudyRecord::settled)
                        .isPresent());
    }

    void assertSame(List<DataSet> images) {
        for (var image : images) {
            assertThat(node.read(TestArchive.uid(image))).isEqualTo(DataSetWriter.toByteArray(image, EXPLICIT));
        }
    }

    State state(StudyDeletion deletion) {
        return removal.deletions.require(deletion.id()).state();
    }

    /** What the checks complain about. */
    List<String> findings() throws IOException {
        var settings = new CheckSettings(Duration.ofNanos(1), Duration.ofNanos(1), DataSize.ofGigabytes(1));
        var checks =
                new Checks(node.jdbc, store, node.spool, node.deletions, node.reindexing, settings, Clock.systemUTC());
        checks.start();
        checks.reconcile();
        checks.stop();
        return checks.findings().list(Finding.State.OPEN, 10).stream()
                .map(finding -> finding.kind() + " " + finding.objectKey() + " " + finding.bytes() + " of "
                        + finding.instances())
                .toList();
    }

    List<Uid> uidsInStore() throws IOException {
        var uids = new ArrayList<Uid>();
        for (var object : store.list("", 1000)) {
            PackReader.open(store, object.key())
                    .ifPresent(pack -> pack.entries()
                            .forEach(entry -> uids.add(entry.instance().sopInstance())));
        }
        return uids;
    }

    /** Tables of the archive that still say the UID of a study in a column. */
    List<String> tablesThatName(Uid uid) {
        return node.jdbc.sql("""
                        select table_name from information_schema.columns c
                        where table_schema = 'archive' and column_name in ('study_uid', 'study') and exists (
                            select from information_schema.tables t
                            where t.table_name = c.table_name and t.table_schema = 'archive' and table_type = 'BASE TABLE')
                        union select 'study' order by 1
                        """).query(String.class).list().stream()
                .filter(table -> node.jdbc
                        .sql("select exists (select from archive.%s where %s = :uid)"
                                .formatted(table, table.equals("study") ? "uid" : "study_uid"))
                        .param("uid", uid.value())
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    static List<Uid> uids(List<DataSet> images) {
        return images.stream().map(TestArchive::uid).toList();
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
