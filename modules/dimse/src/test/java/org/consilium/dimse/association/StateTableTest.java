package org.consilium.dimse.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.dimse.association.StateTable.Transition;
import org.junit.jupiter.api.Test;

class StateTableTest {

    /** What the peer or the network does: it can happen whenever there is a connection. */
    private static final Set<Event> FROM_OUTSIDE = EnumSet.of(
            Event.ASSOCIATE_AC,
            Event.ASSOCIATE_RJ,
            Event.ASSOCIATE_RQ,
            Event.DATA_TF,
            Event.RELEASE_RQ,
            Event.RELEASE_RP,
            Event.ABORT,
            Event.TRANSPORT_CLOSED,
            Event.INVALID_PDU);

    @Test
    void placesEveryEventInEveryStateAsTable9x10Does() throws IOException {
        String printed = print();
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/upper-layer-states.md"), printed);

        assertThat(printed.lines()).hasSize(2 + Event.values().length);
        long placed = Arrays.stream(Event.values())
                .flatMap(event -> Arrays.stream(State.values()).map(state -> StateTable.find(state, event)))
                .filter(Optional::isPresent)
                .count();
        assertThat(placed).as("filled cells of PS3.8 table 9-10").isEqualTo(123);
    }

    @Test
    void knowsAnAnswerToWhateverThePeerDoes() {
        for (Event event : FROM_OUTSIDE) {
            for (State state : EnumSet.complementOf(EnumSet.of(State.STA1, State.STA4))) {
                assertThat(StateTable.find(state, event))
                        .as("%s in %s", event, state)
                        .isPresent();
            }
        }
    }

    @Test
    void endsInIdleOnceTheConnectionIsGone() {
        for (State state : EnumSet.complementOf(EnumSet.of(State.STA1))) {
            assertThat(StateTable.find(state, Event.TRANSPORT_CLOSED))
                    .map(Transition::next)
                    .as(state.text())
                    .contains(State.STA1);
        }
    }

    @Test
    void sendsDataOnlyOnAnEstablishedAssociationOrBeforeAnsweringARelease() {
        var allowed = Arrays.stream(State.values())
                .filter(state -> StateTable.find(state, Event.DATA_REQUEST).isPresent())
                .collect(Collectors.toSet());
        assertThat(allowed).containsExactlyInAnyOrder(State.STA6, State.STA8);
    }

    @Test
    void usesEveryActionOfTheStandard() {
        var used = Arrays.stream(Event.values())
                .flatMap(event -> Arrays.stream(State.values()).map(state -> StateTable.find(state, event)))
                .flatMap(Optional::stream)
                .map(Transition::action)
                .collect(Collectors.toSet());
        assertThat(used).containsExactlyInAnyOrder(Action.values());
    }

    private static String print() {
        var text = new StringBuilder("| event |");
        for (State state : State.values()) {
            text.append(" Sta").append(state.ordinal() + 1).append(" |");
        }
        text.append("\n|").append("---|".repeat(State.values().length + 1)).append('\n');
        for (Event event : Event.values()) {
            text.append("| ").append(event.text()).append(" |");
            for (State state : State.values()) {
                text.append(' ')
                        .append(StateTable.find(state, event)
                                .map(StateTableTest::cell)
                                .orElse(""))
                        .append(" |");
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String cell(Transition transition) {
        String action = transition.action().name().replace('_', '-');
        String next = "Sta" + (transition.next().ordinal() + 1);
        return transition.otherwise() == transition.next()
                ? action + " " + next
                : action + " " + next + " or Sta" + (transition.otherwise().ordinal() + 1);
    }
}
