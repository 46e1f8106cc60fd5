package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.consilium.archive.removal.StudyDeletion.State;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;

/** Studies are hidden, can be had back, and go when nobody wants them back. */
class HiddenStudiesIT extends RemovalFixture {

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
                        slices.stream().map(HiddenStudiesIT::digest).toList());
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

    private static String digest(DataSet image) {
        return java.util.HexFormat.of().formatHex(sha256(DataSetWriter.toByteArray(image, EXPLICIT)));
    }
}
