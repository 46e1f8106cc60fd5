package org.consilium.cases.duty;

import java.util.Optional;
import org.consilium.cases.Discipline;
import org.consilium.cases.Urgency;

/** Clocks that can count working time only. That of an emergency is not among them: it runs round the clock. */
public enum WorkingClock {
    FAST,
    RADIOLOGY,
    PATHOLOGY,
    ONCOLOGY;

    /** The clock of an answer; none in an emergency. */
    public static Optional<WorkingClock> of(Urgency urgency, Discipline discipline) {
        return switch (urgency) {
            case EMERGENCY -> Optional.empty();
            case FAST -> Optional.of(FAST);
            case ROUTINE ->
                Optional.of(
                        switch (discipline) {
                            case RADIOLOGY -> RADIOLOGY;
                            case PATHOLOGY -> PATHOLOGY;
                            case ONCOLOGY -> ONCOLOGY;
                        });
        };
    }
}
