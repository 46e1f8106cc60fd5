package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.consilium.archive.check.CheckSettings;
import org.consilium.archive.check.Checks;
import org.consilium.archive.check.Finding;
import org.consilium.archive.check.Rounds.Name;
import org.consilium.archive.conflict.Choice;
import org.consilium.archive.correct.Draft;
import org.consilium.archive.correct.Source;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** The database is lost; what people decided is in the object store. */
class JournalIT {

    private static final String STEWARD = "Dr Steward (steward)";
    private static final Source SOURCE = new Source(STEWARD, "", "wrong patient \"chosen\"\nat the scanner");

    @TempDir
    private Path folder;

    private final Uid study = Uid.random();
    private final Uid series = Uid.random();
    private Database database;
    private ObjectStore store;
    private TestArchive node;

    @BeforeEach
    void open() throws IOException {
        store = ObjectStores.folder(folder.resolve("objects"));
        start();
    }

    private void start() throws IOException {
        database = Database.migrated("archive");
        node = TestArchive.open(folder, database.dataSource(), store, Duration.ZERO, TestArchive.LIMITS);
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void correctionsComeBackInTheirOrderAndWhatWasTakenBackStaysSo() throws IOException {
        received(slice(1));
        correct(CorrectionsIT.merge("P1", "P2"));
        var second = correct(CorrectionsIT.merge("P2", "P3"));
        written();
        node.corrections.undo(TestArchive.NODE, second, STEWARD, "not the same person");
        correct(CorrectionsIT.merge("P2", "P4"));
        var before = rows("correction", "id, journaled");
        assertThat(patient()).isEqualTo("P4");
        written();

        loseTheDatabase();
        assertThat(node.reindexing.run(progress -> {}).decisions()).isEqualTo(3);

        assertThat(patient()).isEqualTo("P4");
        assertThat(rows("correction", "id, journaled")).isEqualTo(before);
        assertThat(node.corrections.newest(TestArchive.NODE))
                .extracting(each -> each.target().id())
                .containsExactly("P4", "P3", "P2");
        assertThat(node.reindexing.run(progress -> {}).decisions()).isZero();
        assertThat(patient()).isEqualTo("P4");
    }

    @Test
    void rejectedImagesAreHiddenAgainAndThoseShownAgainStayVisible() throws IOException {
        var first = slice(1);
        var second = slice(2);
        received(first, second);
        received(note("113001", first), note("113001", second));
        await().until(() -> node.rejections.newest(TestArchive.NODE).size() == 2);
        var before = rows("rejection", "id, journaled");
        var ofSecond = node.rejections.newest(TestArchive.NODE).stream()
                .filter(each -> node.jdbc
                        .sql("select uid from archive.rejected where rejection = :id")
                        .param("id", each.id())
                        .query(String.class)
                        .list()
                        .contains(TestArchive.uid(second).value()))
                .findFirst()
                .orElseThrow();
        node.rejections.undo(TestArchive.NODE, ofSecond.id(), STEWARD, "sharp enough");
        written();

        loseTheDatabase();
        node.reindexing.run(progress -> {});

        assertThat(node.archive.open(TestArchive.NODE, TestArchive.uid(first))).isEmpty();
        assertThat(node.archive.open(TestArchive.NODE, TestArchive.uid(second))).isPresent();
        assertThat(node.archive.study(TestArchive.NODE, study).orElseThrow().instanceCount())
                .isEqualTo(3);
        assertThat(rows("rejection", "id, journaled")).hasSameSizeAs(before);
        assertThat(node.rejections.newest(TestArchive.NODE))
                .filteredOn(each -> each.undone().isPresent())
                .singleElement()
                .satisfies(
                        each -> assertThat(each.undone().orElseThrow().reason()).isEqualTo("sharp enough"));
    }

    @Test
    void decisionsAboutNewcomersComeBackWithTheirReasons() throws IOException {
        var original = slice(1);
        received(original);
        node.receive(original.toBuilder().text(Tag.PatientID, "P2").build());
        node.conflicts.decide(TestArchive.NODE, waiting(), Choice.REPLACE, "the right patient", STEWARD);
        node.receive(original.toBuilder().text(Tag.PatientID, "P3").build());
        node.conflicts.decide(TestArchive.NODE, waiting(), Choice.KEEP, "a copying error", STEWARD);
        var before = rows("quarantine", "id, journaled, removed_at");
        written();

        loseTheDatabase();
        node.reindexing.run(progress -> {});

        assertThat(rows("quarantine", "id, journaled, removed_at")).isEqualTo(before);
        assertThat(node.conflicts.page(TestArchive.NODE, true, 10, 0).rows())
                .extracting(each -> each.decision().orElseThrow().reason())
                .containsExactlyInAnyOrder("the right patient", "a copying error");
        assertThat(patient()).isEqualTo("P2");
    }

    @Test
    void theJournalIsNoOrphanAndItsDamageIsFound() throws IOException {
        received(slice(1));
        correct(CorrectionsIT.merge("P1", "P2"));
        written();
        var checks = new Checks(
                node.jdbc,
                store,
                node.spool,
                node.deletions,
                node.reindexing,
                new CheckSettings(Duration.ofDays(1), Duration.ofDays(1), DataSize.ofGigabytes(1)),
                Clock.systemUTC());
        checks.start();
        check(checks);
        assertThat(checks.findings().list(Finding.State.OPEN, 10)).isEmpty();

        var file = folder.resolve("objects").resolve(journalKey());
        var text = Files.readString(file);
        assertThat(text).startsWith("CONSILIUM-JOURNAL 1\n");
        Files.writeString(file, text.replace("\"P2\"", "\"P7\""));
        check(checks);
        assertThat(checks.findings().list(Finding.State.OPEN, 10))
                .singleElement()
                .satisfies(each -> assertThat(each.kind()).isEqualTo(Finding.Kind.ALTERED));
        checks.stop();

        loseTheDatabase();
        var progress = node.reindexing.run(each -> {});
        assertThat(progress.unreadable()).isEqualTo(1);
        assertThat(progress.decisions()).isZero();
        assertThat(patient()).isEqualTo("P1");
    }

    @Test
    void whatIsNoJsonDoesNotStopMakingTheIndexAgain() throws Exception {
        received(slice(1));
        // Its checksum is right: somebody else's program wrote it.
        var text = "CONSILIUM-JOURNAL 1\n{\"journal\": \"CORRECTION\"\n";
        var digest = HexFormat.of().formatHex(sha256(text));
        var bytes = (text + "SHA-256 " + digest + "\n").getBytes(StandardCharsets.UTF_8);
        store.put(ObjectKeys.fresh(), bytes.length, new ByteArrayInputStream(bytes));
        loseTheDatabase();
        var progress = node.reindexing.run(each -> {});
        assertThat(progress.unreadable()).isEqualTo(1);
        assertThat(progress.added()).isEqualTo(1);
    }

    private static byte[] sha256(String text) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private void check(Checks checks) {
        checks.rounds().request(Name.RECONCILE);
        checks.rounds().request(Name.SCRUB);
        checks.reconcile();
        checks.scrub();
    }

    private String journalKey() {
        return node.jdbc
                .sql("select object_key from archive.journal_object")
                .query(String.class)
                .single();
    }

    private void received(DataSet... dataSets) {
        for (var each : dataSets) {
            node.receive(each, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, "CT1");
        }
        await().until(() -> node.spool.bytesUsed() == 0);
    }

    private DataSet slice(int number) {
        return Images.slice(study, series, number).build();
    }

    private DataSet note(String code, DataSet rejected) {
        return KeyObjects.document(code, study, series, List.of(rejected));
    }

    private String patient() {
        return node.archive
                .study(TestArchive.NODE, study)
                .orElseThrow()
                .patient()
                .id();
    }

    private long correct(Draft draft) {
        return node.corrections
                .correct(TestArchive.NODE, TestArchive.HOME, draft, SOURCE)
                .id();
    }

    private long waiting() {
        return node.conflicts
                .page(TestArchive.NODE, false, 10, 0)
                .rows()
                .getFirst()
                .id();
    }

    /** Waits until the journal says everything. */
    private void written() {
        node.journaling.wake();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> node.jdbc.sql("""
                        select not exists (select from archive.correction where not journaled)
                            and not exists (select from archive.rejection where not journaled)
                            and not exists (select from archive.quarantine where not journaled and decision is not null)
                        """).query(Boolean.class).single());
        await().until(() -> node.spool.bytesUsed() == 0);
    }

    private void loseTheDatabase() throws IOException {
        node.close();
        database.close();
        start();
    }

    private List<Map<String, Object>> rows(String table, String without) {
        return node.jdbc
                .sql("select to_jsonb(t) - string_to_array(:without, ', ') as row from archive.%s t order by 1"
                        .formatted(table))
                .param("without", without)
                .query((row, number) -> Map.<String, Object>of("row", row.getString(1)))
                .list();
    }
}
