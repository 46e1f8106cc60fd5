package org.consilium.cases.desk;

import java.time.Duration;
import org.consilium.cases.register.CaseRow;

/** Waiting for the sender: the clocks of the answer stand still as long as it lasts. */
final class Holds {

    private final Registers registers;
    private final Moves moves;
    private final Alarms alarms;

    Holds(Registers registers, Moves moves, Alarms alarms) {
        this.registers = registers;
        this.moves = moves;
        this.alarms = alarms;
    }

    void begin(CaseRow row) {
        registers.cases().hold(row.id(), moves.now());
        alarms.asked(row.id(), moves.now());
    }

    void end(CaseRow row) {
        var waited = row.heldSince()
                .map(since -> Duration.between(since, moves.now()))
                .orElse(Duration.ZERO);
        registers.cases().resume(row.id(), waited, alarms.resumed(row, moves.now()));
    }
}
