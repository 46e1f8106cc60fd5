package org.consilium.cases.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.consilium.cases.CaseId;
import org.consilium.cases.Cases;
import org.consilium.cases.ManifestInstance;
import org.consilium.cases.Participant;
import org.consilium.cases.ReadingTask;
import org.consilium.cases.ReadingTask.State;
import org.consilium.cases.ReadingTasks;
import org.consilium.cases.register.TaskRegister;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.Right;
import org.consilium.security.Rights;

/** Reading tasks seen and moved. Every move is a command of the case, in the transaction that keeps what the client said beside it. */
final class Tasks implements ReadingTasks {

    private static final String DECLINED = "Declined in the worklist.";

    private final Registers registers;
    private final Cases cases;
    private final Moves moves;
    private final Permissions permissions;
    private final Participants participants;
    private final CaseTransactions transactions;

    Tasks(
            Registers registers,
            Cases cases,
            Moves moves,
            Permissions permissions,
            Participants participants,
            CaseTransactions transactions) {
        this.registers = registers;
        this.cases = cases;
        this.moves = moves;
        this.permissions = permissions;
        this.participants = participants;
        this.transactions = transactions;
    }

    @Override
    public List<ReadingTask> list(Caller by, Instant endedAfter) {
        var rows = switch (by) {
            case Caller.Machine _, Caller.Node _ -> registers.tasks().all(endedAfter, TASKS_MAX + 1);
            case Caller.Human(Person person) ->
                registers.tasks().of(person.id(), permissions.coordinated(person), endedAfter, TASKS_MAX + 1);
            case Caller.Peer _, Caller.Viewer _ -> List.<TaskRegister.Row>of();
        };
        if (rows.size() > TASKS_MAX) {
            throw new Rejected(Reason.TOO_LARGE, "more than " + TASKS_MAX + " reading tasks");
        }
        return shown(by, rows);
    }

    @Override
    public List<ReadingTask> ofCase(Caller by, CaseId id) {
        return shown(by, registers.tasks().ofCase(id.value()));
    }

    @Override
    public ReadingTask get(Caller by, Uid task) {
        return shown(by, List.of(row(task))).stream().findFirst().orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    private List<ReadingTask> shown(Caller by, List<TaskRegister.Row> rows) {
        var directory = participants.directory();
        return rows.stream().flatMap(row -> shown(by, row, directory)).toList();
    }

    private Stream<ReadingTask> shown(Caller by, TaskRegister.Row row, Function<PersonId, Participant> directory) {
        return switch (by) {
            case Caller.Machine _, Caller.Node _ -> Stream.of(task(row, true, directory));
            case Caller.Peer _, Caller.Viewer _ -> Stream.of();
            case Caller.Human(Person person) -> {
                var parts = permissions.parts(person, row.of());
                yield isSeen(person, row, parts) ? Stream.of(task(row, !parts.isEmpty(), directory)) : Stream.of();
            }
        };
    }

    /** Who else was asked is the business of those who ask and of the coordinators. */
    private static boolean isSeen(Person person, TaskRegister.Row row, Set<Part> parts) {
        return parts.contains(Part.REFERRER) || parts.contains(Part.COORDINATOR) || isPerformer(person, row);
    }

    private static boolean isPerformer(Person person, TaskRegister.Row row) {
        return row.offer().person().equals(person.id()) && Rights.may(person, Right.GIVE_OPINIONS);
    }

    private ReadingTask task(TaskRegister.Row row, boolean granted, Function<PersonId, Participant> directory) {
        return TaskView.of(row, granted, directory, registers.opinions());
    }

    @Override
    public List<ManifestInstance> input(Caller by, ReadingTask task) {
        if (!get(by, task.uid()).granted()) {
            return List.of();
        }
        int version = registers.manifests().version(task.caseId());
        return registers.manifests().instances(task.caseId(), version);
    }

    @Override
    public void claim(Person by, Uid task, Uid transaction) {
        transactions.run(() -> {
            var row = own(by, task);
            require(State.SCHEDULED, row);
            cases.accept(by, row.of().id());
            registers.tasks().claim(row.offer().id(), transaction);
        });
    }

    @Override
    public boolean isClaimedWith(Uid task, Uid transaction) {
        return ReadingTask.offer(task)
                .filter(offer -> registers.tasks().isClaimedWith(offer, transaction))
                .isPresent();
    }

    @Override
    public void report(Person by, Uid task, Uid transaction, ReadingTask.Progress progress) {
        transactions.run(() -> {
            var row = own(by, task);
            require(State.IN_PROGRESS, row);
            progress.text().ifPresent(text -> Texts.limited("progress", text));
            if (!registers.tasks().report(row.offer().id(), transaction, progress)) {
                throw new Rejected(Reason.NOT_IN_THIS_STATE, "claimed with another Transaction UID");
            }
            cases.begin(by, row.of().id());
            moves.changed(row.of());
        });
    }

    @Override
    public void requestCancel(Person by, Uid task, ReadingTask.CancelRequest request) {
        var seen = get(new Caller.Human(by), task);
        if (seen.state() == State.SCHEDULED && seen.performer().id().equals(by.id())) {
            cases.decline(by, seen.caseId(), request.reason().orElse(DECLINED));
            return;
        }
        transactions.run(() -> {
            var row = locked(by, task);
            require(State.IN_PROGRESS, row);
            if (isPerformer(by, row)) {
                throw new Rejected(Reason.NOT_IN_THIS_STATE, "an accepted case is not given back");
            }
            cases.comment(by, row.of().id(), comment(request));
            registers.tasks().requestCancel(row.offer().id(), request);
        });
    }

    private static String comment(ReadingTask.CancelRequest request) {
        return Stream.of(
                        Optional.of("The specialist is asked to stop reading."),
                        request.reason(),
                        request.contact(),
                        request.uri())
                .flatMap(Optional::stream)
                .reduce((before, next) -> before + "\n" + next)
                .orElseThrow();
    }

    /** Keeps the case; whoever is asked, and nobody else. */
    private TaskRegister.Row own(Person by, Uid task) {
        var row = locked(by, task);
        if (!isPerformer(by, row)) {
            throw new Rejected(Reason.NOT_AUTHORIZED, "somebody else is asked");
        }
        return row;
    }

    private TaskRegister.Row locked(Person by, Uid task) {
        var seen = get(new Caller.Human(by), task);
        moves.lock(seen.caseId());
        return row(task);
    }

    private TaskRegister.Row row(Uid task) {
        return ReadingTask.offer(task)
                .flatMap(registers.tasks()::find)
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    private static void require(State wanted, TaskRegister.Row row) {
        var state = State.of(row.offer().state(), row.of().state());
        if (state != wanted) {
            throw new Rejected(
                    Reason.NOT_IN_THIS_STATE, "the task is " + state.name().replace('_', ' '));
        }
    }
}
