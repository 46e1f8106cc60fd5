package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.consilium.archive.index.ArrivalNotes;
import org.consilium.archive.removal.StudyDeletion.State;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.pack.PackDraft;
import org.consilium.storage.pack.PackedInstance;
import org.junit.jupiter.api.Test;

/** Removing a study that shares an object of the store with others, also when the node is killed meanwhile. */
class SharedObjectRemovalIT extends RemovalFixture {

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

        assertThat(store.stat(key)).isEmpty();
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

            var dying = new DyingStore(store, steps);
            start(dying);
            try {
                removal.wakeAfter(TestRemoval.GRACE);
                removal.reclaimObjects();
            } catch (RuntimeException killed) {
                assertThat(dying.isDead()).isTrue();
            }
            node.close();
            start(store);
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
            store.put(key, draft.length(), bytes);
        }
        return key;
    }
}
