package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.archive.Receipt.Duplicate;
import org.consilium.archive.Receipt.Refused;
import org.consilium.archive.Receipt.Stored;
import org.consilium.archive.compare.Difference;
import org.consilium.archive.conflict.Choice;
import org.consilium.archive.conflict.Conflict;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Visibility;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConflictsIT {

    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final String STEWARD = "Dr Steward (steward)";

    @TempDir
    Path folder;

    private Database database;
    private ObjectStore store;
    private TestArchive node;

    @BeforeEach
    void open() throws IOException {
        database = Database.migrated("archive");
        store = ObjectStores.folder(folder.resolve("objects"));
        node = TestArchive.open(folder, database.dataSource(), store);
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void takesTheSamePixelsInAnotherCompressionAsADuplicate() {
        var slice = Images.slice().build();
        node.receive(slice);
        assertThat(node.receive(Rle.compressed(slice), TransferSyntax.RLE_LOSSLESS, "PACS"))
                .isInstanceOf(Duplicate.class);
        assertThat(node.receive(slice, TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, "PACS"))
                .isInstanceOf(Duplicate.class);
        assertThat(node.read(TestArchive.uid(slice))).isEqualTo(DataSetWriter.toByteArray(slice, EXPLICIT));

        var compressed = Images.slice().build();
        node.receive(Rle.compressed(compressed), TransferSyntax.RLE_LOSSLESS, "CT1");
        assertThat(node.receive(compressed, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, "PACS"))
                .isInstanceOf(Duplicate.class);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void seesOneChangedPixelThroughAnyCompression() {
        var slice = Images.slice().build();
        byte[] pixels = slice.bytes(Tag.PixelData).orElseThrow();
        pixels[77] ^= 1;
        var changed = slice.toBuilder().bytes(Tag.PixelData, VR.OW, pixels).build();
        node.receive(slice);
        assertThat(node.receive(Rle.compressed(changed), TransferSyntax.RLE_LOSSLESS, "PACS"))
                .isInstanceOf(Refused.class);
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void showsWhereANewcomerDiffersFromWhatIsStored() throws IOException {
        var original = Images.slice()
                .items(
                        Tag.ReferencedStudySequence,
                        DataSet.builder()
                                .text(Tag.ReferencedSOPInstanceUID, "1.2.3")
                                .build())
                .build();
        var newcomer = original.toBuilder()
                .text(Tag.PatientID, "P2")
                .items(
                        Tag.ReferencedStudySequence,
                        DataSet.builder()
                                .text(Tag.ReferencedSOPInstanceUID, "1.2.4")
                                .build())
                .text(Tag.StationName, "CT-7")
                .bytes(Tag.PixelData, VR.OW, new byte[512])
                .build();
        node.receive(original);
        node.receive(newcomer);

        var detail =
                node.conflicts.find(TestArchive.NODE, waiting().getFirst().id()).orElseThrow();

        var differences = detail.differences().orElseThrow();
        assertThat(differences.complete()).isTrue();
        assertThat(differences.differences())
                .extracting(Difference::path, Difference::vr)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("(0008,1010)", "SH"),
                        org.assertj.core.groups.Tuple.tuple("(0008,1110)[1].(0008,1155)", "UI"),
                        org.assertj.core.groups.Tuple.tuple("(0010,0020)", "LO"),
                        org.assertj.core.groups.Tuple.tuple("(7FE0,0010)", "OW"));
        assertThat(differences.differences().get(0).original()).isEmpty();
        assertThat(differences.differences().get(0).newcomer()).contains("CT-7");
        assertThat(differences.differences().get(1).newcomer()).contains("1.2.4");
        assertThat(differences.differences().get(3).newcomer())
                .hasValueSatisfying(value -> assertThat(value).startsWith("512 bytes, SHA-256 "));
        assertThat(detail.original().orElseThrow().version()).isEqualTo(1);
        assertThat(node.conflicts
                        .newcomerPicture(TestArchive.NODE, detail.conflict().id())
                        .frame())
                .isEqualTo(new byte[512]);
    }

    @Test
    void aReplacedInstanceShowsItsNewVersionEverywhereAndKeepsTheOldBytes() throws IOException {
        var original = Images.slice().build();
        var newcomer = original.toBuilder()
                .text(Tag.PatientID, "P2")
                .text(Tag.InstanceNumber, "9")
                .bytes(Tag.PixelData, VR.OW, new byte[512])
                .build();
        var uid = TestArchive.uid(original);
        node.receive(original);
        var before = node.archive.open(TestArchive.NODE, uid).orElseThrow();
        node.receive(newcomer);
        var conflict = waiting().getFirst();

        var decided = node.conflicts.decide(TestArchive.NODE, conflict.id(), Choice.REPLACE, "wrong patient", STEWARD);

        assertThat(decided.decision().orElseThrow().version()).hasValue(2);
        assertThat(waiting()).isEmpty();
        assertThat(node.read(uid)).isEqualTo(DataSetWriter.toByteArray(newcomer, EXPLICIT));
        var after = node.archive.open(TestArchive.NODE, uid).orElseThrow();
        assertThat(after.record().number()).hasValue(9);
        assertThat(after.header().text(Tag.PatientID)).contains("P2");
        assertThat(after.record().series().study().patient().id()).isEqualTo("P2");
        assertThat(after.record().series().study().instanceCount()).isEqualTo(1);
        assertThat(after.frames().open(0).readAllBytes()).isEqualTo(new byte[512]);
        assertThat(before.header().text(Tag.PatientID)).contains("P1");
        assertThat(before.open().readAllBytes()).isEqualTo(DataSetWriter.toByteArray(original, EXPLICIT));
        var detail = node.conflicts.find(TestArchive.NODE, conflict.id()).orElseThrow();
        assertThat(detail.original().orElseThrow().version()).isEqualTo(1);
        assertThat(detail.differences().orElseThrow().differences()).isNotEmpty();

        // The sender of the first version sends it again: known, and nobody is bothered.
        assertThat(node.receive(original)).isInstanceOf(Refused.class);
        assertThat(node.receive(newcomer)).isInstanceOf(Duplicate.class);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void theIndexMadeAgainFromTheStoreHasTheVersionsInTheirOrder() throws IOException {
        var original = Images.slice().build();
        var uid = TestArchive.uid(original);
        node.receive(original);
        for (String patient : List.of("P2", "P3")) {
            node.receive(original.toBuilder().text(Tag.PatientID, patient).build());
            node.conflicts.decide(
                    TestArchive.NODE, waiting().getFirst().id(), Choice.REPLACE, "wrong patient", STEWARD);
        }
        node.close();
        database.close();
        database = Database.migrated("archive");
        node = TestArchive.open(folder, database.dataSource(), store);

        node.reindexing.run(progress -> {});

        assertThat(node.archive
                        .open(TestArchive.NODE, uid)
                        .orElseThrow()
                        .header()
                        .text(Tag.PatientID))
                .contains("P3");
        assertThat(node.jdbc
                        .sql("select version from archive.version where uid = :uid order by version")
                        .param("uid", uid.value())
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2);
        assertThat(node.spool.bytesUsed()).isZero();
    }

    @Test
    void aNewcomerOfAnotherSeriesTakesTheInstanceThereWhenItReplacesIt() throws IOException {
        var study = Uid.random();
        var original = Images.slice(study, Uid.random(), 1).build();
        var other = Uid.random();
        node.receive(original);
        node.receive(Images.slice(study, Uid.random(), 2).build());
        node.receive(
                original.toBuilder().text(Tag.SeriesInstanceUID, other.value()).build());
        assertThat(waiting().getFirst().kind()).isEqualTo(ConflictKind.OTHER_SERIES);

        node.conflicts.decide(TestArchive.NODE, waiting().getFirst().id(), Choice.REPLACE, "split by hand", STEWARD);

        assertThat(node.archive.openSeries(TestArchive.NODE, study, other)).hasSize(1);
        var found = node.archive.study(TestArchive.NODE, study).orElseThrow();
        assertThat(found.seriesCount()).isEqualTo(2);
        assertThat(found.instanceCount()).isEqualTo(2);
    }

    @Test
    void aDecidedContentIsNotKeptAgainAndADiscardedOneIsDeleted() throws IOException {
        var original = Images.slice().build();
        var newcomer = original.toBuilder().text(Tag.PatientID, "P2").build();
        node.receive(original);
        node.receive(newcomer);
        var id = waiting().getFirst().id();

        node.conflicts.decide(TestArchive.NODE, id, Choice.DISCARD, "sent by mistake", STEWARD);

        await().atMost(Duration.ofSeconds(20)).until(() -> quarantined().isEmpty());
        assertThat(node.receive(newcomer)).isInstanceOf(Refused.class);
        assertThat(quarantined()).isEmpty();
        assertThat(waiting()).isEmpty();
        assertThat(node.conflicts.find(TestArchive.NODE, id).orElseThrow().newcomer())
                .isEmpty();
        assertThatThrownBy(() -> node.conflicts.decide(TestArchive.NODE, id, Choice.KEEP, "", STEWARD))
                .isInstanceOf(Rejected.class);
        assertThat(node.conflicts.fill().files()).isZero();
    }

    @Test
    void answersASenderOfAnotherInstitutionAlikeWhateverTheNodeHolds() throws IOException {
        var original = Images.slice().build();
        var study = original.uid(Tag.StudyInstanceUID).orElseThrow();
        node.receive(original);
        assertThat(node.archive.study(TestArchive.NODE, study)).isPresent();
        var guessed = original.toBuilder().text(Tag.PatientID, "P2").build();
        var added = Images.slice(study, Uid.random(), 5).build();

        assertThat(node.receive(original, EXPLICIT, "OTHER")).isNotInstanceOf(Refused.class);
        assertThat(node.receive(guessed, EXPLICIT, "OTHER")).isInstanceOf(Stored.class);
        assertThat(node.receive(added, EXPLICIT, "OTHER")).isInstanceOf(Stored.class);

        await().until(() -> waiting().size() == 2);
        assertThat(waiting()).extracting(Conflict::kind).containsOnly(ConflictKind.FOREIGN_SENDER);
        assertThat(node.archive.study(TestArchive.NODE, study).orElseThrow().instanceCount())
                .isEqualTo(1);
        assertThat(node.read(TestArchive.uid(original))).isEqualTo(DataSetWriter.toByteArray(original, EXPLICIT));
        assertThat(node.archive.open(TestArchive.NODE, TestArchive.uid(added))).isEmpty();

        var joining = waiting().stream()
                .filter(each -> each.sopInstance().equals(TestArchive.uid(added)))
                .findFirst()
                .orElseThrow();
        node.conflicts.decide(TestArchive.NODE, joining.id(), Choice.REPLACE, "agreed by telephone", STEWARD);
        assertThat(node.read(TestArchive.uid(added))).isEqualTo(DataSetWriter.toByteArray(added, EXPLICIT));
        assertThat(node.archive.study(TestArchive.NODE, study).orElseThrow().instanceCount())
                .isEqualTo(2);
    }

    @Test
    void aForeignConflictLooksLikeAMissingOne() throws IOException {
        var original = Images.slice().build();
        node.receive(original);
        node.receive(original.toBuilder().text(Tag.PatientID, "P2").build());
        var id = waiting().getFirst().id();
        var study = original.uid(Tag.StudyInstanceUID).orElseThrow();

        // What a case grants lets somebody see the study, not decide about it.
        node.see(new Visibility(false, Set.of(TestArchive.OTHER), Set.of(study)));

        assertThat(waiting()).isEmpty();
        assertThat(node.conflicts.find(TestArchive.NODE, id)).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> node.conflicts.decide(TestArchive.NODE, id, Choice.KEEP, "x", STEWARD))
                .isInstanceOf(Rejected.class);
        node.see(new Visibility(false, Set.of(TestArchive.HOME), Set.of()));
        assertThat(waiting()).hasSize(1);
    }

    private List<Conflict> waiting() {
        return node.conflicts.page(TestArchive.NODE, false, 100, 0).rows();
    }

    private List<Path> quarantined() {
        try (var paths = Files.list(folder.resolve("quarantine"))) {
            return paths.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
