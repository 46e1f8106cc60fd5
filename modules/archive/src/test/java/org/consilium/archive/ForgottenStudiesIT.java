package org.consilium.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.consilium.archive.correct.Draft;
import org.consilium.archive.correct.Kind;
import org.consilium.archive.correct.PatientKey;
import org.consilium.archive.correct.Source;
import org.consilium.archive.removal.StudyDeletion.State;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;

/** What was deleted is forgotten by the journal and does not come back when the store is read again. */
class ForgottenStudiesIT extends RemovalFixture {

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
        for (var object : store.list("", 1000)) {
            try (var in = store.open(object.key(), 0, object.length())) {
                var bytes = new String(in.readAllBytes(), UTF_8);
                text.append(bytes.startsWith("CONSILIUM-JOURNAL") ? bytes : "");
            }
        }
        return text.toString();
    }
}
