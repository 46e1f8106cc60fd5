package org.consilium.web.dicomweb.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.cases.ReadingTask.State.CANCELED;
import static org.consilium.cases.ReadingTask.State.COMPLETED;
import static org.consilium.cases.ReadingTask.State.IN_PROGRESS;

import java.util.ArrayList;
import java.util.List;
import org.consilium.cases.ReadingTask.State;
import org.junit.jupiter.api.Test;

class StateAnswerTest {

    /** PS3.4 table CC.1.1-2, with what a case cannot do in place of the transitions it does itself. */
    private static final List<String> TABLE = List.of(
            "IN_PROGRESS locked: CLAIMED, IN_PROGRESS_ALREADY, ENDED, ENDED",
            "IN_PROGRESS: CLAIMED, IN_PROGRESS_ALREADY, ENDED, ENDED",
            "COMPLETED locked: NOT_YET_IN_PROGRESS, NOT_SIGNED, ALREADY_COMPLETED, ENDED",
            "COMPLETED: NOT_YET_IN_PROGRESS, WRONG_LOCK, WRONG_LOCK, WRONG_LOCK",
            "CANCELED locked: NOT_YET_IN_PROGRESS, NOT_GIVEN_BACK, ENDED, ALREADY_CANCELED",
            "CANCELED: NOT_YET_IN_PROGRESS, WRONG_LOCK, WRONG_LOCK, WRONG_LOCK");

    @Test
    void answersEveryRequestInEveryState() {
        List<String> table = new ArrayList<>();
        for (State requested : List.of(IN_PROGRESS, COMPLETED, CANCELED)) {
            for (boolean locked : List.of(true, false)) {
                List<String> row = new ArrayList<>();
                for (State current : State.values()) {
                    row.add(StateAnswer.to(requested, current, locked).name());
                }
                table.add(requested + (locked ? " locked: " : ": ") + String.join(", ", row));
            }
        }
        assertThat(table).containsExactlyElementsOf(TABLE);
    }

    @Test
    void refusesEverythingButAClaimAndWhatIsSoAlready() {
        for (StateAnswer answer : StateAnswer.values()) {
            boolean success = answer == StateAnswer.CLAIMED
                    || answer == StateAnswer.ALREADY_COMPLETED
                    || answer == StateAnswer.ALREADY_CANCELED;
            assertThat(answer.refusal().isEmpty()).as(answer.name()).isEqualTo(success);
            assertThat(answer.warning().isPresent()).as(answer.name()).isEqualTo(answer != StateAnswer.CLAIMED);
        }
    }
}
