package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.consilium.archive.conflict.Choice;
import org.consilium.archive.removal.DeletionVeto;
import org.consilium.archive.removal.Obstacle;
import org.consilium.archive.removal.StudyDeletion.State;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;

/** What keeps a study from being deleted. */
class RemovalObstaclesIT extends RemovalFixture {

    @Test
    void aStudyStaysWhileSomebodyNeedsItOrCannotBeAsked() throws IOException {
        stored(slices);
        var open = new boolean[] {true};
        node.close();
        start(store, veto(() -> open[0]));
        assertThatThrownBy(() -> removal.deletions.delete(study, ADMINISTRATOR, "old"))
                .hasMessageContaining("OPEN_CASE");
        open[0] = false;
        var deletion = removal.deletions.delete(study, ADMINISTRATOR, "old");

        node.close();
        start(store, veto(() -> {
            throw new IllegalStateException("the cases do not answer");
        }));
        removal.wakeAfter(TestRemoval.GRACE);
        assertThat(removal.deletions.require(deletion.id()).blockedBy()).containsExactly(Obstacle.UNANSWERED);
        assertThat(state(deletion)).isEqualTo(State.HIDDEN);

        node.close();
        start(store);
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
        startKeepingTheSpool();
        node.receive(slices.getFirst());
        await().until(() -> node.archive
                .study(TestArchive.NODE, study)
                .filter(StudyRecord::settled)
                .isPresent());
        assertThatThrownBy(() -> removal.deletions.delete(study, ADMINISTRATOR, "old"))
                .hasMessageContaining("IN_SPOOL");
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
}
