package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.consilium.archive.Receipt.Duplicate;
import org.consilium.archive.Receipt.Stored;
import org.consilium.archive.reject.Rejection;
import org.consilium.archive.reject.Title;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Visibility;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectionsIT {

    private static final String STEWARD = "Dr Steward (steward)";

    @TempDir
    Path folder;

    private final Uid study = Uid.random();
    private final Uid series = Uid.random();
    private final DataSet first = Images.slice(study, series, 1).build();
    private final DataSet second = Images.slice(study, series, 2).build();
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
    void rejectedImagesAreHiddenAndTheNoteOfAQualityRejectionStays() {
        node.receive(first);
        node.receive(second);
        var note = note("113001", first);
        assertThat(node.receive(note)).isInstanceOf(Stored.class);

        var rejection = rejection();

        assertThat(rejection.title()).isEqualTo(Title.QUALITY);
        assertThat(rejection.instances()).isEqualTo(1);
        assertThat(visible()).containsExactlyInAnyOrder(TestArchive.uid(second), TestArchive.uid(note));
        assertThat(node.archive.open(TestArchive.NODE, TestArchive.uid(first))).isEmpty();
        assertThat(node.archive.openSeries(TestArchive.NODE, study, series)).hasSize(1);
        assertThat(node.archive.metadata(
                        TestArchive.NODE, study, java.util.Optional.of(series), java.util.Optional.empty()))
                .hasSize(1);
        assertThat(node.archive.study(TestArchive.NODE, study).orElseThrow().instanceCount())
                .isEqualTo(2);
        // It is still here: the sender of the image is answered as before, and nothing comes back by that.
        assertThat(node.receive(first)).isInstanceOf(Duplicate.class);
        assertThat(visible()).hasSize(2);
    }

    @Test
    void patientSafetyHidesTheNoteTooAndAStudyWithoutImages() {
        node.receive(first);
        node.receive(note("113037", first));
        rejection();
        assertThat(visible()).isEmpty();
        assertThat(node.archive.study(TestArchive.NODE, study)).isEmpty();
    }

    @Test
    void anImageThatComesAfterItsRejectionIsHiddenAtOnce() {
        node.receive(second);
        node.receive(note("113038", first));
        rejection();
        node.receive(first);
        assertThat(visible()).containsExactly(TestArchive.uid(second));
        assertThat(node.archive.study(TestArchive.NODE, study).orElseThrow().instanceCount())
                .isEqualTo(1);
    }

    @Test
    void aStewardShowsThemAgainUnlessAnotherNoteHidesThem() {
        node.receive(first);
        node.receive(second);
        node.receive(note("113001", first, second));
        var one = rejection();
        node.receive(note("113039", second));
        await().until(() -> node.rejections.newest(TestArchive.NODE).size() == 2);

        var undone = node.rejections.undo(TestArchive.NODE, one.id(), STEWARD, "sharp enough");

        assertThat(undone.undone().orElseThrow().reason()).isEqualTo("sharp enough");
        assertThat(visible()).contains(TestArchive.uid(first)).doesNotContain(TestArchive.uid(second));
        assertThatThrownBy(() -> node.rejections.undo(TestArchive.NODE, one.id(), STEWARD, "again"))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void otherKeyObjectsRejectNothing() {
        node.receive(first);
        node.receive(note("113000", first));
        node.receive(second);
        node.receive(note("113001", second));
        rejection();
        assertThat(visible()).contains(TestArchive.uid(first)).doesNotContain(TestArchive.uid(second));
    }

    @Test
    void nobodyRejectsImagesOfAnotherInstitution() {
        node.receive(first);
        var foreign = note("113001", first).toBuilder()
                .text(Tag.StudyInstanceUID, Uid.random().value())
                .build();
        node.receive(foreign, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, "OTHER");
        var rejection = rejection();
        assertThat(rejection.institution()).isEqualTo(TestArchive.OTHER);
        assertThat(visible()).contains(TestArchive.uid(first));
        node.see(new Visibility(false, Set.of(TestArchive.HOME), Set.of()));
        assertThat(node.rejections.newest(TestArchive.NODE)).isEmpty();
    }

    private Rejection rejection() {
        await().until(() -> !node.rejections.newest(TestArchive.NODE).isEmpty());
        return node.rejections.newest(TestArchive.NODE).getFirst();
    }

    private List<Uid> visible() {
        return node.archive.instances(TestArchive.NODE, Query.builder().build()).rows().stream()
                .map(InstanceRecord::uid)
                .toList();
    }

    /** A rejection note as IHE RAD TF-2 4.66 has it, of the study of the images. */
    private DataSet note(String code, DataSet... rejected) {
        return KeyObjects.document(code, study, series, List.of(rejected));
    }
}
