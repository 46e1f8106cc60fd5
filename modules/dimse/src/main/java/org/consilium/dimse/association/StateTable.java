package org.consilium.dimse.association;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state transition table of the upper layer protocol machine (PS3.8 table 9-10), for requestor and acceptor.
 *
 * <p>A cell names the action and, behind the slash, the next state; two next states where the action decides. A dash is a
 * combination that cannot occur.
 */
final class StateTable {

    private static final String TABLE = """
            .                    Sta1   Sta2      Sta3    Sta4   Sta5    Sta6    Sta7      Sta8    Sta9    Sta10    Sta11   Sta12   Sta13
            ASSOCIATE_REQUEST    AE1/4  -         -       -      -       -       -         -       -       -        -       -       -
            TRANSPORT_CONFIRM    -      -         -       AE2/5  -       -       -         -       -       -        -       -       -
            ASSOCIATE_AC         -      AA1/13    AA8/13  -      AE3/6   AA8/13  AA8/13    AA8/13  AA8/13  AA8/13   AA8/13  AA8/13  AA6/13
            ASSOCIATE_RJ         -      AA1/13    AA8/13  -      AE4/1   AA8/13  AA8/13    AA8/13  AA8/13  AA8/13   AA8/13  AA8/13  AA6/13
            TRANSPORT_INDICATION AE5/2  -         -       -      -       -       -         -       -       -        -       -       -
            ASSOCIATE_RQ         -      AE6/3,13  AA8/13  -      AA8/13  AA8/13  AA8/13    AA8/13  AA8/13  AA8/13   AA8/13  AA8/13  AA7/13
            ASSOCIATE_ACCEPT     -      -         AE7/6   -      -       -       -         -       -       -        -       -       -
            ASSOCIATE_REJECT     -      -         AE8/13  -      -       -       -         -       -       -        -       -       -
            DATA_REQUEST         -      -         -       -      -       DT1/6   -         AR7/8   -       -        -       -       -
            DATA_TF              -      AA1/13    AA8/13  -      AA8/13  DT2/6   AR6/7     AA8/13  AA8/13  AA8/13   AA8/13  AA8/13  AA6/13
            RELEASE_REQUEST      -      -         -       -      -       AR1/7   -         -       -       -        -       -       -
            RELEASE_RQ           -      AA1/13    AA8/13  -      AA8/13  AR2/8   AR8/9,10  AA8/13  AA8/13  AA8/13   AA8/13  AA8/13  AA6/13
            RELEASE_RP           -      AA1/13    AA8/13  -      AA8/13  AA8/13  AR3/1     AA8/13  AA8/13  AR10/12  AR3/1   AA8/13  AA6/13
            RELEASE_RESPONSE     -      -         -       -      -       -       -         AR4/13  AR9/11  -        -       AR4/13  -
            ABORT_REQUEST        -      -         AA1/13  AA2/1  AA1/13  AA1/13  AA1/13    AA1/13  AA1/13  AA1/13   AA1/13  AA1/13  -
            ABORT                -      AA2/1     AA3/1   -      AA3/1   AA3/1   AA3/1     AA3/1   AA3/1   AA3/1    AA3/1   AA3/1   AA2/1
            TRANSPORT_CLOSED     -      AA5/1     AA4/1   AA4/1  AA4/1   AA4/1   AA4/1     AA4/1   AA4/1   AA4/1    AA4/1   AA4/1   AR5/1
            ARTIM_EXPIRED        -      AA2/1     -       -      -       -       -         -       -       -        -       -       AA2/1
            INVALID_PDU          -      AA1/13    AA8/13  -      AA8/13  AA8/13  AA8/13    AA8/13  AA8/13  AA8/13   AA8/13  AA8/13  AA7/13
            """;

    private static final Map<Event, List<Optional<Transition>>> ROWS = parse();

    /**
     * What an event leads to.
     *
     * @param next the next state, and the other one where the action chooses between two
     */
    record Transition(Action action, State next, State otherwise) {}

    private StateTable() {}

    /** Nothing when the event cannot occur in the state. */
    static Optional<Transition> find(State state, Event event) {
        return ROWS.getOrDefault(event, List.of()).get(state.ordinal());
    }

    private static Map<Event, List<Optional<Transition>>> parse() {
        Map<Event, List<Optional<Transition>>> rows = new EnumMap<>(Event.class);
        TABLE.lines()
                .skip(1)
                .map(line -> line.strip().split(" +"))
                .forEach(cells -> rows.put(
                        Event.valueOf(cells[0]),
                        Arrays.stream(cells).skip(1).map(StateTable::cell).toList()));
        return rows;
    }

    private static Optional<Transition> cell(String cell) {
        if (cell.equals("-")) {
            return Optional.empty();
        }
        String[] parts = cell.split("[/,]", -1);
        Action action = Action.valueOf(parts[0].substring(0, 2) + "_" + parts[0].substring(2));
        State next = State.valueOf("STA" + parts[1]);
        return Optional.of(new Transition(action, next, parts.length == 3 ? State.valueOf("STA" + parts[2]) : next));
    }
}
