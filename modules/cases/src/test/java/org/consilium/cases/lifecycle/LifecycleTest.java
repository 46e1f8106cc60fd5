package org.consilium.cases.lifecycle;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.consilium.cases.CaseCommand;
import org.consilium.cases.CaseState;
import org.consilium.cases.TaskStatus;
import org.consilium.cases.lifecycle.Transition.Moved;
import org.consilium.cases.lifecycle.Transition.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTest {

    private static final Path DOCUMENT = Path.of("../../docs/case-states.md");

    /** Every command, those with a parameter once for each value. */
    static List<CaseCommand> commands() {
        return List.of(
                new CaseCommand.Submit(),
                new CaseCommand.Collect(),
                new CaseCommand.Clear(),
                new CaseCommand.Triage(),
                new CaseCommand.Propose(),
                new CaseCommand.BreakGlass(),
                new CaseCommand.Accept(),
                new CaseCommand.Decline(false),
                new CaseCommand.Decline(true),
                new CaseCommand.TimeOut(false),
                new CaseCommand.TimeOut(true),
                new CaseCommand.Begin(),
                new CaseCommand.Ask(),
                new CaseCommand.RequestMaterial(),
                new CaseCommand.Reply(),
                new CaseCommand.ReceiveMaterial(),
                new CaseCommand.ScheduleBoard(),
                new CaseCommand.ConcludeBoard(),
                new CaseCommand.Adjudicate(),
                new CaseCommand.Sign(),
                new CaseCommand.Deliver(),
                new CaseCommand.Acknowledge(),
                new CaseCommand.Amend(),
                new CaseCommand.Close(),
                new CaseCommand.Cancel(),
                new CaseCommand.Withdraw(),
                new CaseCommand.Reject(),
                new CaseCommand.Expire());
    }

    @Test
    void everyCommandIsInTheTable() {
        var listed = commands().stream().map(Object::getClass).distinct().toArray(Class<?>[]::new);

        assertThat(CaseCommand.class.getPermittedSubclasses()).containsExactlyInAnyOrder(listed);
    }

    @Test
    void theTableIsTheOneInTheDocument() throws IOException {
        var table = table();
        System.out.println(table);
        var written = Path.of("target/case-states-table.md");
        Files.createDirectories(written.getParent());
        Files.writeString(written, table);

        assertThat(Files.readString(DOCUMENT))
                .as("the table now is in " + written.toAbsolutePath())
                .contains(table);
    }

    private static String table() {
        var states = CaseState.values();
        var head =
                "| |" + Arrays.stream(states).map(state -> " " + state + " |").collect(joining());
        var rule = "|---|" + "---|".repeat(states.length);
        var rows = commands().stream()
                .map(command -> "| " + label(command) + " |"
                        + Arrays.stream(states)
                                .map(state -> " " + cell(state, command) + " |")
                                .collect(joining()))
                .collect(joining("\n"));
        return head + "\n" + rule + "\n" + rows + "\n";
    }

    private static String label(CaseCommand command) {
        return switch (command) {
            case CaseCommand.Decline(boolean others) -> others ? "Decline, others open" : "Decline";
            case CaseCommand.TimeOut(boolean others) -> others ? "TimeOut, others open" : "TimeOut";
            default -> command.name();
        };
    }

    private static String cell(CaseState state, CaseCommand command) {
        return switch (Lifecycle.next(state, command)) {
            case Moved(var to) -> to.name();
            case Refused() -> "-";
        };
    }

    @ParameterizedTest
    @MethodSource("commands")
    void finalStatesRefuseEverything(CaseCommand command) {
        assertThat(CaseState.values())
                .filteredOn(CaseState::isFinal)
                .noneMatch(state -> Lifecycle.allows(state, command));
    }

    @ParameterizedTest
    @EnumSource
    void everyStateIsReachedFromADraft(CaseState state) {
        var reached = java.util.EnumSet.of(CaseState.DRAFT);
        for (int round = 0; round < CaseState.values().length; round++) {
            for (var from : List.copyOf(reached)) {
                for (var command : commands()) {
                    if (Lifecycle.next(from, command) instanceof Moved(var to)) {
                        reached.add(to);
                    }
                }
            }
        }
        assertThat(reached).contains(state);
    }

    @Test
    void theStatusOfTheTaskNeverMovesBackwardsWhateverHappens() {
        var random = new Random(20261122);
        var commands = commands();
        for (int life = 0; life < 2_000; life++) {
            var state = CaseState.DRAFT;
            var status = TaskStatus.DRAFT;
            for (int step = 0; step < 60; step++) {
                if (Lifecycle.next(state, commands.get(random.nextInt(commands.size()))) instanceof Moved(var to)) {
                    var before = status;
                    status = before.then(to.taskStatus());
                    state = to;
                    boolean resumed = before == TaskStatus.ON_HOLD && status == TaskStatus.IN_PROGRESS;
                    assertThat(resumed || status.compareTo(before) >= 0)
                            .as("%s to %s", before, status)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void anAmendmentNeedsADeliveryAndAReceiptOfItsOwnWhileTheTaskStaysCompleted() {
        assertThat(Lifecycle.next(CaseState.ACKNOWLEDGED, new CaseCommand.Amend()))
                .isEqualTo(new Moved(CaseState.SIGNED));
        assertThat(TaskStatus.COMPLETED.then(CaseState.SIGNED.taskStatus())).isEqualTo(TaskStatus.COMPLETED);
    }
}
