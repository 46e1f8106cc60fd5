package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.consilium.archive.Receipt.Duplicate;
import org.consilium.archive.Receipt.Refused;
import org.consilium.archive.convert.Converted;
import org.consilium.archive.convert.Encodings;
import org.consilium.archive.correct.Draft;
import org.consilium.archive.correct.Kind;
import org.consilium.archive.correct.PatientKey;
import org.consilium.archive.correct.Source;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Visibility;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionsIT {

    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    static final Source STEWARD = new Source("Dr Steward (steward)", "", "wrong patient");
    private static final String CORRECT_NAME = "田中^遥";

    @TempDir
    Path folder;

    private Database database;
    private TestArchive node;

    @BeforeEach
    void open() throws IOException {
        database = Database.migrated("archive");
        node = TestArchive.open(folder, database.dataSource(), ObjectStores.folder(folder.resolve("objects")));
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void aMovedStudyIsShownAndSentAsTheOtherPatientsWhileItsBytesStay() throws IOException {
        var slice = received(Images.slice().build());
        var uid = TestArchive.uid(slice);

        var correction = node.corrections.move(TestArchive.NODE, move(study(slice)), STEWARD);

        assertThat(correction.studies()).isEqualTo(1);
        assertThat(found(Tag.PatientID, "P9")).isEqualTo(1);
        assertThat(found(Tag.PatientName, "田中*")).isEqualTo(1);
        assertThat(found(Tag.PatientID, "P1")).isZero();
        var instance = node.archive.open(TestArchive.NODE, uid).orElseThrow();
        assertThat(instance.open().readAllBytes()).isEqualTo(DataSetWriter.toByteArray(slice, EXPLICIT));
        for (var target : new TransferSyntax[] {EXPLICIT, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN}) {
            assertCorrected(sent(instance, target), slice);
        }
        assertThat(node.archive.metadata(TestArchive.NODE, study(slice), Optional.empty(), Optional.empty()))
                .singleElement()
                .satisfies(header -> assertThat(header.text(Tag.PatientID)).contains("P9"));
        assertThat(instance.header().text(Tag.PatientName)).contains(CORRECT_NAME);
    }

    @Test
    void compressedPixelsPassUntouchedThroughACorrection() throws IOException {
        var slice = Images.slice().build();
        node.receive(Rle.compressed(slice), TransferSyntax.RLE_LOSSLESS, "CT1");
        node.archive.openStudy(TestArchive.NODE, study(slice));
        node.corrections.move(TestArchive.NODE, move(study(slice)), STEWARD);
        var instance =
                node.archive.open(TestArchive.NODE, TestArchive.uid(slice)).orElseThrow();

        assertThat(sent(instance, TransferSyntax.RLE_LOSSLESS).text(Tag.PatientID))
                .contains("P9");
        var decompressed = sent(instance, EXPLICIT);
        assertThat(decompressed.text(Tag.PatientID)).contains("P9");
        assertThat(decompressed.bytes(Tag.PixelData).orElseThrow())
                .isEqualTo(slice.bytes(Tag.PixelData).orElseThrow());
    }

    @Test
    void whatAPacsSendsBackIsKnownAgainCorrectedOrNot() throws IOException {
        var slice = received(Images.slice().build());
        node.corrections.move(TestArchive.NODE, move(study(slice)), STEWARD);
        var sent =
                sent(node.archive.open(TestArchive.NODE, TestArchive.uid(slice)).orElseThrow(), EXPLICIT);

        assertThat(node.receive(sent, EXPLICIT, "PACS")).isInstanceOf(Duplicate.class);
        assertThat(node.receive(sent, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, "PACS"))
                .isInstanceOf(Duplicate.class);
        assertThat(node.receive(slice, EXPLICIT, "CT1")).isInstanceOf(Duplicate.class);
        assertThat(node.receive(sent.toBuilder().text(Tag.PatientID, "P8").build()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aMergeHoldsForStudiesThatComeLaterAndCanBeTakenBack() {
        var first = received(Images.slice().build());
        var merge = node.corrections.correct(TestArchive.NODE, TestArchive.HOME, merge("P1", "P2"), STEWARD);
        var second = received(Images.slice().build());
        assertThat(found(Tag.PatientID, "P2")).isEqualTo(2);
        assertThat(sent(open(second), EXPLICIT).text(Tag.PatientID)).contains("P2");

        node.corrections.undo(TestArchive.NODE, merge.id(), "Dr Steward (steward)", "not the same person");

        assertThat(found(Tag.PatientID, "P1")).isEqualTo(2);
        assertThat(sent(open(first), EXPLICIT)).satisfies(each -> {
            assertThat(each.text(Tag.PatientID)).contains("P1");
            assertThat(each.contains(Tag.OriginalAttributesSequence)).isFalse();
        });
        assertThat(node.corrections.newest(TestArchive.NODE).getFirst().undone())
                .hasValueSatisfying(undone -> assertThat(undone.reason()).isEqualTo("not the same person"));
        assertThatThrownBy(() -> node.corrections.undo(TestArchive.NODE, merge.id(), "x", "again"))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void correctionsFollowEachOtherAndEachCanBeTakenBackAlone() {
        var slice = received(Images.slice().build());
        var first = node.corrections.correct(TestArchive.NODE, TestArchive.HOME, merge("P1", "P2"), STEWARD);
        node.corrections.correct(TestArchive.NODE, TestArchive.HOME, merge("P2", "P3"), STEWARD);
        assertThat(open(slice).record().series().study().patient().id()).isEqualTo("P3");
        node.corrections.undo(TestArchive.NODE, first.id(), "x", "mistake");
        assertThat(open(slice).record().series().study().patient().id()).isEqualTo("P1");
    }

    @Test
    void theSameIdOfAnotherIssuerOrInstitutionIsSomebodyElse() {
        received(Images.slice().text(Tag.IssuerOfPatientID, "ELSEWHERE").build());
        var other = Images.slice().build();
        node.receive(other, EXPLICIT, "OTHER");
        node.archive.openStudy(TestArchive.NODE, study(other));
        assertThatThrownBy(
                        () -> node.corrections.correct(TestArchive.NODE, TestArchive.HOME, merge("P1", "P2"), STEWARD))
                .isInstanceOf(Rejected.class);
        received(Images.slice().build());
        node.corrections.correct(TestArchive.NODE, TestArchive.HOME, merge("P1", "P2"), STEWARD);
        assertThat(found(Tag.PatientID, "P2")).isEqualTo(1);
        assertThat(found(Tag.PatientID, "P1")).isEqualTo(2);
    }

    @Test
    void nobodyCorrectsStudiesOfAnotherInstitution() {
        var slice = received(Images.slice().build());
        var correction = node.corrections.move(TestArchive.NODE, move(study(slice)), STEWARD);
        node.see(new Visibility(false, Set.of(TestArchive.OTHER), Set.of(study(slice))));
        assertThatThrownBy(() -> node.corrections.move(TestArchive.NODE, move(study(slice)), STEWARD))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> node.corrections.undo(TestArchive.NODE, correction.id(), "x", "y"))
                .isInstanceOf(Rejected.class);
        assertThat(node.corrections.newest(TestArchive.NODE)).isEmpty();
    }

    private DataSet received(DataSet slice) {
        node.receive(slice);
        assertThat(node.archive.openStudy(TestArchive.NODE, study(slice))).isNotEmpty();
        return slice;
    }

    private StoredInstance open(DataSet slice) {
        return node.archive.open(TestArchive.NODE, TestArchive.uid(slice)).orElseThrow();
    }

    private static Uid study(DataSet slice) {
        return slice.uid(Tag.StudyInstanceUID).orElseThrow();
    }

    private long found(int tag, String value) {
        return node.archive
                .studies(TestArchive.NODE, Query.builder().match(tag, value).build())
                .total();
    }

    private static DataSet sent(StoredInstance instance, TransferSyntax target) {
        try (var converted = Converted.of(instance, target, new Encodings(FrameDecoder.standard()))) {
            var bytes = converted.dataSet().readAllBytes();
            assertThat(bytes).hasSize((int) converted.length());
            return DataSetReader.read(bytes, target);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The corrected patient, what was there before, and nothing else. */
    static void assertCorrected(DataSet sent, DataSet received) {
        assertThat(sent.text(Tag.PatientID)).contains("P9");
        assertThat(sent.text(Tag.PatientName)).contains(CORRECT_NAME);
        assertThat(sent.bytes(Tag.PixelData).orElseThrow())
                .isEqualTo(received.bytes(Tag.PixelData).orElseThrow());
        var original = sent.item(Tag.OriginalAttributesSequence).orElseThrow();
        assertThat(original.text(Tag.ReasonForTheAttributeModification)).contains("CORRECT");
        assertThat(original.contains(Tag.SourceOfPreviousValues)).isTrue();
        var before = original.item(Tag.ModifiedAttributesSequence).orElseThrow();
        assertThat(before.text(Tag.PatientID)).contains("P1");
        assertThat(before.text(Tag.PatientName)).isEqualTo(received.text(Tag.PatientName));
        assertThat(before.contains(Tag.PatientBirthDate)).isFalse();
    }

    static Draft move(Uid study) {
        return new Draft(
                Kind.MOVE,
                Optional.of(study),
                Optional.empty(),
                new PatientKey("P9", ""),
                Optional.of(CORRECT_NAME),
                Optional.empty(),
                Optional.of("F"));
    }

    static Draft merge(String prior, String target) {
        return new Draft(
                Kind.MERGE,
                Optional.empty(),
                Optional.of(new PatientKey(prior, "")),
                new PatientKey(target, ""),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
