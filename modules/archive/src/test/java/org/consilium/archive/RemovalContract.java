package org.consilium.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.consilium.archive.check.CheckSettings;
import org.consilium.archive.check.Checks;
import org.consilium.archive.check.Finding;
import org.consilium.archive.conflict.Choice;
import org.consilium.archive.correct.Draft;
import org.consilium.archive.correct.Kind;
import org.consilium.archive.correct.PatientKey;
import org.consilium.archive.correct.Source;
import org.consilium.archive.index.ArrivalNotes;
import org.consilium.archive.removal.DeletionVeto;
import org.consilium.archive.removal.Obstacle;
import org.consilium.archive.removal.StudyDeletion;
import org.consilium.archive.removal.StudyDeletion.State;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.pack.PackDraft;
import org.consilium.storage.pack.PackReader;
import org.consilium.storage.pack.PackedInstance;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Hiding, having back and removing studies, the same for every store. */
abstract class RemovalContract {

    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final String ADMINISTRATOR = "Ann Admin (ann)";

    @TempDir
    Path folder;

    private final Uid study = Uid.random();
    private final List<DataSet> slices = slices(study, 5);
    private final MovableClock clock = new MovableClock();
    private Database database;
    private TestArchive node;
    private TestRemoval removal;

    abstract ObjectStore store() throws IOException;

    @BeforeEach
    void open() throws IOException {
        database = Database.migrated("archive");
        start(store());
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    private void start(ObjectStore store, DeletionVeto... vetoes) {
        node = TestArchive.open(folder, database.dataSource(), store, Duration.ZERO, TestArchive.LIMITS);
        removal = new TestRemoval(database.dataSource(), clock, store, node.events, vetoes);
    }

    @Test
    void aStudyIsHiddenThenGoneAndNothingOfItIsLeftButDigests() throws IOException {
        stored(slices);
        var other = slices(Uid.random(), 3);
        stored(other);

        var deletion = removal.deletions.delete(study, ADMINISTRATOR, "sent by mistake");
        assertThat(deletion.state()).isEqualTo(State.HIDDEN);
        assertThat(deletion.instances()).isEqualTo(5);
        assertThat(node.archive.study(TestArchive.NODE, study)).isEmpty();
        assertThat(node.archive.openStudy(TestArchive.NODE, study)).isEmpty();
        removal.wakeAfter(TestRemoval.GRACE.minusDays(1));
        assertThat(state(deletion)).isEqualTo(State.HIDDEN);

        removal.wakeAfter(Duration.ofDays(1));
        assertThat(state(deletion)).isEqualTo(State.DELETED);
        assertThat(findings()).isEmpty();
        removal.reclaimObjects();

        assertThat(uidsInStore()).containsExactlyInAnyOrderElementsOf(uids(other));
        assertThat(findings()).isEmpty();
        assertThat(tablesThatName(study)).containsExactly("study_deletion");
        assertThat(node.jdbc
                        .sql("select encode(sha256, 'hex') from archive.deleted_instance where deletion = :id")
                        .param("id", deletion.id())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(
                        slices.stream().map(RemovalContract::digest).toList());
        assertSame(other);
    }

    @Test
    void aHiddenStudyCanBeHadBack() throws IOException {
        stored(slices);
        var deletion = removal.deletions.delete(study, ADMINISTRATOR, "sent by mistake");
        removal.deletions.takeBack(deletion.id(), ADMINISTRATOR, "it was not");
        assertThat(node.archive.study(TestArchive.NODE, study).orElseThrow().instanceCount())
                .isEqualTo(5);
        removal.wakeAfter(TestRemoval.GRACE.plusDays(1));
        removal.reclaimObjects();
        assertThat(state(deletion)).isEqualTo(State.TAKEN_BACK);
        assertSame(slices);
        assertThatThrownBy(() -> removal.deletions.takeBack(deletion.id(), ADMINISTRATOR, "again"))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void whatIsSentAgainWhileItIsHiddenStays() throws IOException {
        stored(slices);
        var deletion = removal.deletions.delete(study, ADMINISTRATOR, "old");
        assertThat(node.receive(slices.getFirst())).isInstanceOf(Receipt.Duplicate.class);
        assertThat(state(deletion)).isEqualTo(State.TAKEN_BACK);
        removal.wakeAfter(TestRemoval.GRACE.plusDays(1));
        removal.reclaimObjects();
        assertSame(slices);
    }

    @Test
    void aNewImageOfAHiddenStudyShowsAllOfItAgain() throws IOException {
        stored(slices);
        removal.deletions.delete(study, ADMINISTRATOR, "old");
        var late = Images.slice(study, Uid.random(), 9).build();
        assertThat(node.receive(late)).isInstanceOf(Receipt.Stored.class);
        assertThat(node.archive.openStudy(TestArchive.NODE, study)).hasSize(6);
        removal.wakeAfter(TestRemoval.GRACE.plusDays(1));
        removal.reclaimObjects();
        assertSame(slices);
    }

    @Test
    void whatIsSentAgainAfterItIsGoneIsStoredAnew() throws IOException {
        stored(slices);
        removal.deletions.delete(study, ADMINISTRATOR, "old");
        removal.wakeAfter(TestRemoval.GRACE);
        for (var slice : slices) {
            assertThat(node.receive(slice)).isInstanceOf(Receipt.Stored.class);
        }
        settled(study);
        removal.reclaimObjects();
        assertSame(slices);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aStudyStaysWhileSomebodyNeedsItOrCannotBeAsked() throws IOException {
        stored(slices);
        var open = new boolean[] {true};
        node.close();
        start(store(), veto(() -> open[0]));
        assertThatThrownBy(() -> removal.deletions.delete(study, ADMINISTRATOR, "old"))
                .hasMessageContaining("OPEN_CASE");
        open[0] = false;
        var deletion = removal.deletions.delete(study, ADMINISTRATOR, "old");

        node.close();
        start(store(), veto(() -> {
            throw new IllegalStateException("the cases do not answer");
        }));
        removal.wakeAfter(TestRemoval.GRACE);
        assertThat(removal.deletions.require(deletion.id()).blockedBy()).containsExactly(Obstacle.UNANSWERED);
        assertThat(state(deletion)).isEqualTo(State.HIDDEN);

        node.close();
        start(store());
        removal.wakeAfter(Duration.ofHours(1));
        assertThat(state(deletion)).isEqualTo(State.DELETED);
    }

    @Test
    void aLegalHoldKeepsAStudyAndBringsItBack() throws IOException {
        stored(slices);
        var deletion = removal.deletions.delete(study, ADMINISTRATOR, "old");
        var hold = removal.holds.place(study, ADMINISTRATOR, "lawsuit");
        assertThat(state(deletion)).isEqualTo(State.TAKEN_BACK);
        assertThat(node.archive.study(TestArchive.NODE, study)).isPresent();
        assertThatThrownBy(() -> removal.deletions.delete(study, ADMINISTRATOR, "old"))
                .hasMessageContaining("LEGAL_HOLD");
        var lifted = removal.holds.lift(hold.id(), ADMINISTRATOR, "settled out of court");
        assertThat(lifted.lifted().orElseThrow().reason()).isEqualTo("settled out of court");
        assertThat(removal.deletions.delete(study, ADMINISTRATOR, "old").state())
                .isEqualTo(State.HIDDEN);
    }

    @Test
    void aConflictWithoutDecisionKeepsAStudyAndItsVersionsGoWithIt() throws IOException {
        stored(slices);
        var changed = slices.getFirst().toBuilder()
                .text(Tag.StudyDescription, "Corrected")
                .build();
        assertThat(node.receive(changed)).isInstanceOf(Receipt.Refused.class);
        assertThatThrownBy(() -> removal.deletions.delete(study, ADMINISTRATOR, "old"))
                .hasMessageContaining("CONFLICT");
        var conflict =
                node.conflicts.page(TestArchive.NODE, false, 10, 0).rows().getFirst();
        node.conflicts.decide(TestArchive.NODE, conflict.id(), Choice.REPLACE, "it is better", ADMINISTRATOR);

        var deletion = removal.deletions.delete(study, ADMINISTRATOR, "old");
        assertThat(deletion.instances()).isEqualTo(6);
        removal.wakeAfter(TestRemoval.GRACE);
        removal.reclaimObjects();
        assertThat(state(deletion)).isEqualTo(State.DELETED);
        assertThat(uidsInStore()).isEmpty();
        assertThat(findings()).isEmpty();
    }

    @Test
    void anImageThatLiesInTheSpoolAloneKeepsItsStudy() throws IOException {
        node.close();
        node = TestArchive.open(folder, database.dataSource(), store());
        node.receive(slices.getFirst());
        await().until(() -> node.archive
                .study(TestArchive.NODE, study)
                .filter(StudyRecord::settled)
                .isPresent());
        assertThatThrownBy(() -> removal.deletions.delete(study, ADMINISTRATOR, "old"))
                .hasMessageContaining("IN_SPOOL");
    }

    @Test
    void theOthersOfASharedObjectStayBitForBit() throws IOException {
        var other = slices(Uid.random(), 4);
        var key = onePack(List.of(slices, other));
        node.reindexing.run(key);
        settled(study);

        var deletion = removal.deletions.delete(study, ADMINISTRATOR, "old");
        removal.wakeAfter(TestRemoval.GRACE);
        assertThat(state(deletion)).isEqualTo(State.DELETED);
        assertSame(other);
        assertThat(findings()).isEmpty();
        removal.reclaimObjects();

        assertThat(store().stat(key)).isEmpty();
        assertThat(uidsInStore()).containsExactlyInAnyOrderElementsOf(uids(other));
        assertSame(other);
        assertThat(findings()).isEmpty();
        node.lose("archive.patient, archive.study");
        node.reindexing.run(progress -> {});
        assertSame(other);
    }

    @Test
    void goesOnWhereverItWasKilled() throws IOException {
        int deaths = 0;
        // Writes and deletions of the removal, and those of the journal beside them.
        for (int steps = 0; steps < 5; steps++) {
            var leaving = Uid.random();
            var gone = slices(leaving, 3);
            var other = slices(Uid.random(), 3);
            node.reindexing.run(onePack(List.of(gone, other)));
            settled(leaving);
            var deletion = removal.deletions.delete(leaving, ADMINISTRATOR, "old");
            node.close();

            var dying = new DyingStore(store(), steps);
            start(dying);
            try {
                removal.wakeAfter(TestRemoval.GRACE);
                removal.reclaimObjects();
            } catch (RuntimeException killed) {
                assertThat(dying.isDead()).isTrue();
            }
            node.close();
            start(store());
            assertSame(other);
            assertThat(findings()).isEmpty();
            deaths += dying.isDead() ? 1 : 0;

            removal.wakeAfter(Duration.ofHours(1));
            removal.reclaimObjects();
            assertThat(state(deletion)).isEqualTo(State.DELETED);
            assertSame(other);
            assertThat(uidsInStore()).doesNotContainAnyElementsOf(uids(gone)).containsAll(uids(other));
            assertThat(findings()).isEmpty();
        }
        assertThat(deaths).isGreaterThanOrEqualTo(2);
    }

    @Test
    void theJournalForgetsWhoseTheStudyWasShownToBe() throws IOException {
        stored(slices);
        var other = slices(Uid.random(), 1);
        stored(other);
        correct(study, "Secret^Patient");
        correct(other.getFirst().uid(Tag.StudyInstanceUID).orElseThrow(), "Other^Patient");
        node.journaling.wake();
        await().until(() -> journal().contains("Secret^Patient") && journal().contains("Other^Patient"));
        removal.deletions.delete(study, ADMINISTRATOR, "old");
        removal.wakeAfter(TestRemoval.GRACE);
        assertThat(node.reindexing.run(progress -> {}).decisions()).isZero();
        assertThat(tablesThatName(study)).containsExactly("study_deletion");

        removal.wakeAfter(Duration.ofHours(1));
        removal.reclaimObjects();
        assertThat(journal()).contains("Other^Patient").doesNotContain("Secret^Patient");
        assertThat(findings()).isEmpty();
    }

    @Test
    void aLostDatabaseBringsNothingBackThatWasDeletedOrHidden() throws IOException {
        stored(slices);
        var hidden = slices(Uid.random(), 2);
        var other = slices(Uid.random(), 2);
        stored(hidden);
        stored(other);
        removal.deletions.delete(study, ADMINISTRATOR, "old");
        removal.wakeAfter(TestRemoval.GRACE);
        var hiddenStudy = hidden.getFirst().uid(Tag.StudyInstanceUID).orElseThrow();
        removal.deletions.delete(hiddenStudy, ADMINISTRATOR, "sent by mistake");
        node.journaling.wake();
        await().until(() -> node.jdbc
                .sql("select not exists (select from archive.study_deletion where not journaled)")
                .query(Boolean.class)
                .single());
        assertThat(uidsInStore()).containsAll(uids(slices));

        node.lose("archive.patient, archive.study, archive.study_deletion, archive.deletion, archive.journal_object");
        assertThat(node.reindexing.run(progress -> {}).decisions()).isEqualTo(2);

        assertThat(node.archive.study(TestArchive.NODE, study)).isEmpty();
        assertThat(node.archive.study(TestArchive.NODE, hiddenStudy)).isEmpty();
        assertSame(other);
        assertThat(node.reindexing.run(progress -> {}).decisions()).isZero();
        removal.wakeAfter(Duration.ofMinutes(1));
        removal.reclaimObjects();
        assertThat(uidsInStore()).doesNotContainAnyElementsOf(uids(slices)).containsAll(uids(hidden));
        var again = removal.deletions.newest(Set.of(State.HIDDEN)).getFirst();
        assertThat(again.reason()).isEqualTo("sent by mistake");
        removal.deletions.takeBack(again.id(), ADMINISTRATOR, "it was right");
        assertSame(hidden);
        assertThat(findings()).isEmpty();
    }

    private void correct(Uid uid, String name) {
        var draft = new Draft(
                Kind.MOVE,
                Optional.of(uid),
                Optional.empty(),
                new PatientKey("P9", ""),
                Optional.of(name),
                Optional.empty(),
                Optional.empty());
        node.corrections.move(TestArchive.NODE, draft, new Source(ADMINISTRATOR, "", "wrong patient"));
    }

    /** Everything in the store that is no pack. */
    private String journal() throws IOException {
        var text = new StringBuilder();
        for (var object : store().list("", 1000)) {
            try (var in = store().open(object.key(), 0, object.length())) {
                var bytes = new String(in.readAllBytes(), UTF_8);
                text.append(bytes.startsWith("CONSILIUM-JOURNAL") ? bytes : "");
            }
        }
        return text.toString();
    }

    @Test
    void readingTheStoreAgainBringsNothingBack() throws IOException {
        stored(slices);
        removal.deletions.delete(study, ADMINISTRATOR, "old");
        removal.wakeAfter(TestRemoval.GRACE);
        assertThat(uidsInStore()).isNotEmpty();

        assertThat(node.reindexing.run(progress -> {}).added()).isZero();
        assertThat(node.archive.study(TestArchive.NODE, study)).isEmpty();
        removal.reclaimObjects();
        node.lose("archive.patient, archive.study, archive.study_deletion");
        assertThat(node.reindexing.run(progress -> {}).instances()).isZero();
    }

    private static DeletionVeto veto(java.util.function.BooleanSupplier answer) {
        return new DeletionVeto() {
            @Override
            public Obstacle obstacle() {
                return Obstacle.OPEN_CASE;
            }

            @Override
            public boolean keeps(Uid asked, List<Uid> sopInstances) {
                assertThat(sopInstances).hasSize(5);
                return answer.getAsBoolean();
            }
        };
    }

    private static List<DataSet> slices(Uid study, int count) {
        var series = Uid.random();
        return IntStream.range(0, count)
                .mapToObj(number -> Images.slice(study, series, number).build())
                .toList();
    }

    private void stored(List<DataSet> images) {
        images.forEach(node::receive);
        settled(images.getFirst().uid(Tag.StudyInstanceUID).orElseThrow());
    }

    private void settled(Uid uid) {
        await().until(() -> node.spool.bytesUsed() == 0
                && node.archive
                        .study(TestArchive.NODE, uid)
                        .filter(StudyRecord::settled)
                        .isPresent());
    }

    /** An object of several studies, as no version of the node wrote one so far. */
    private String onePack(List<List<DataSet>> studies) throws IOException {
        var draft = new PackDraft();
        for (var image : studies.stream().flatMap(List::stream).toList()) {
            var data = DataSetWriter.toByteArray(image, EXPLICIT);
            var origin = new Origin(Channel.DIMSE, "CT1", "CONSILIUM", "127.0.0.1", Optional.of(TestArchive.HOME));
            var packed = new PackedInstance(
                    image.uid(Tag.StudyInstanceUID).orElseThrow(),
                    image.uid(Tag.SeriesInstanceUID).orElseThrow(),
                    TestArchive.uid(image),
                    image.text(Tag.SOPClassUID).orElseThrow(),
                    EXPLICIT.uid(),
                    sha256(data),
                    new TreeMap<>(ArrivalNotes.of(Clock.systemUTC().instant(), origin)));
            draft.add(
                    packed,
                    Part10.header(FileMeta.of(image, EXPLICIT)),
                    data.length,
                    () -> new ByteArrayInputStream(data));
        }
        var key = ObjectKeys.fresh();
        try (var bytes = draft.open()) {
            store().put(key, draft.length(), bytes);
        }
        return key;
    }

    private void assertSame(List<DataSet> images) {
        for (var image : images) {
            assertThat(node.read(TestArchive.uid(image))).isEqualTo(DataSetWriter.toByteArray(image, EXPLICIT));
        }
    }

    private State state(StudyDeletion deletion) {
        return removal.deletions.require(deletion.id()).state();
    }

    /** What the checks complain about. */
    private List<String> findings() throws IOException {
        var settings = new CheckSettings(Duration.ofNanos(1), Duration.ofNanos(1), DataSize.ofGigabytes(1));
        var checks = new Checks(
                node.jdbc, store(), node.spool, node.deletions, node.reindexing, settings, Clock.systemUTC());
        checks.start();
        checks.reconcile();
        checks.stop();
        return checks.findings().list(Finding.State.OPEN, 10).stream()
                .map(finding -> finding.kind() + " " + finding.objectKey() + " " + finding.bytes() + " of "
                        + finding.instances())
                .toList();
    }

    private List<Uid> uidsInStore() throws IOException {
        var uids = new ArrayList<Uid>();
        for (var object : store().list("", 1000)) {
            PackReader.open(store(), object.key())
                    .ifPresent(pack -> pack.entries()
                            .forEach(entry -> uids.add(entry.instance().sopInstance())));
        }
        return uids;
    }

    /** Tables of the archive that still say the UID of a study in a column. */
    private List<String> tablesThatName(Uid uid) {
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

    private static List<Uid> uids(List<DataSet> images) {
        return images.stream().map(TestArchive::uid).toList();
    }

    private static String digest(DataSet image) {
        return java.util.HexFormat.of().formatHex(sha256(DataSetWriter.toByteArray(image, EXPLICIT)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
