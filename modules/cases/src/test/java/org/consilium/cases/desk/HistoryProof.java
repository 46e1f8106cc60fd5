package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.cases.CaseCommand;
import org.consilium.cases.CaseState;
import org.consilium.cases.TaskStatus;
import org.consilium.cases.lifecycle.Lifecycle;
import org.consilium.cases.lifecycle.Transition.Moved;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.HistoryRegister;

/** The history of a case is complete: it alone makes the case as it is. */
final class HistoryProof {

    private HistoryProof() {}

    /** Every change of state has its entry, entries follow on each other, and all of them make the state there is. */
    static void replay(CaseRow row, List<HistoryRegister.Entry> history) {
        var state = CaseState.DRAFT;
        var status = TaskStatus.DRAFT;
        var at = Instant.MIN;
        for (var entry : history) {
            assertThat(entry.from()).as("before %s", entry).isEqualTo(state);
            assertThat(entry.at()).as("%s", entry).isAfterOrEqualTo(at);
            assertThat(entry.from() == entry.to()
                            || commands(entry.command()).stream()
                                    .anyMatch(command -> Lifecycle.next(entry.from(), command)
                                            .equals(new Moved(entry.to()))))
                    .as("%s", entry)
                    .isTrue();
            state = entry.to();
            status = status.then(state.taskStatus());
            at = entry.at();
        }
        assertThat(row.state()).isEqualTo(state);
        assertThat(row.taskStatus()).isEqualTo(status);
    }

    private static List<CaseCommand> commands(String name) {
        return Arrays.stream(CaseCommand.class.getPermittedSubclasses())
                .filter(type -> type.getSimpleName().equals(name))
                .flatMap(type -> switch (name) {
                    case "Decline" -> Stream.of(new CaseCommand.Decline(true), new CaseCommand.Decline(false));
                    case "TimeOut" -> Stream.of(new CaseCommand.TimeOut(true), new CaseCommand.TimeOut(false));
                    default -> Stream.of(plain(type));
                })
                .toList();
    }

    private static CaseCommand plain(Class<?> type) {
        try {
            return (CaseCommand) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A command with a parameter: " + type, e);
        }
    }

    static void holdsAsLongAsItSays(CaseRow row, List<HistoryRegister.Entry> history) {
        var held = Duration.ZERO;
        Optional<Instant> since = Optional.empty();
        for (var entry : history) {
            if (Set.of("Ask", "RequestMaterial").contains(entry.command())) {
                since = Optional.of(entry.at());
            } else if (Set.of("Reply", "ReceiveMaterial").contains(entry.command())) {
                held = held.plus(Duration.between(since.orElseThrow(), entry.at()));
                since = Optional.empty();
            }
        }
        assertThat(row.held()).isEqualTo(held);
        assertThat(row.heldSince()).isEqualTo(since);
    }

    /** A reminder comes once in a period. */
    static void apart(List<HistoryRegister.Entry> history, String reminder, Duration period) {
        var times = history.stream()
                .filter(entry -> entry.command().equals(reminder))
                .map(HistoryRegister.Entry::at)
                .toList();
        for (int i = 1; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 1), times.get(i)))
                    .as(reminder)
                    .isGreaterThanOrEqualTo(period);
        }
    }

    static long count(List<HistoryRegister.Entry> history, String command) {
        return history.stream().filter(entry -> entry.command().equals(command)).count();
    }
}
