package org.consilium.cases.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.consilium.cases.CaseState;
import org.consilium.cases.Offer;
import org.consilium.cases.OpinionUids;
import org.consilium.cases.Participant;
import org.consilium.cases.ReadingTask;
import org.consilium.cases.ReadingTask.State;
import org.consilium.cases.register.OpinionRegister;
import org.consilium.cases.register.TaskRegister;
import org.consilium.kernel.Uid;
import org.consilium.security.PersonId;

/** Puts a reading task together, as far as the case lets one see. */
final class TaskView {

    private TaskView() {}

    static ReadingTask of(
            TaskRegister.Row row,
            boolean granted,
            Function<PersonId, Participant> directory,
            OpinionRegister opinions) {
        var of = row.of();
        var offer = row.offer();
        var request = of.request();
        var state = State.of(offer.state(), of.state());
        return new ReadingTask(
                Uid.of(offer.id()),
                of.id(),
                of.number(),
                state,
                directory.apply(offer.person()),
                request.urgency(),
                request.discipline(),
                state == State.IN_PROGRESS && of.state() == CaseState.NEEDS_MATERIAL,
                granted,
                granted ? request.question() : "",
                granted ? of.patientName() : Optional.empty(),
                granted ? request.studies() : List.of(),
                offer.offeredAt(),
                state == State.SCHEDULED ? row.expiresAt() : Optional.empty(),
                of.dueAt(),
                offer.state() == Offer.State.ACCEPTED ? offer.answeredAt() : Optional.empty(),
                endedAt(row, state),
                state == State.CANCELED ? Optional.of(reason(row)) : Optional.empty(),
                modifiedAt(row, state),
                row.progress(),
                row.cancelRequest(),
                state == State.COMPLETED && granted ? newest(row, opinions) : Optional.empty());
    }

    private static Optional<Instant> endedAt(TaskRegister.Row row, State state) {
        if (!state.isFinal()) {
            return Optional.empty();
        }
        if (row.offer().state() != Offer.State.ACCEPTED) {
            return row.offer().answeredAt();
        }
        return state == State.COMPLETED
                ? row.of().answeredAt()
                : Optional.of(row.of().updatedAt());
    }

    private static String reason(TaskRegister.Row row) {
        return switch (row.offer().state()) {
            case DECLINED -> row.offer().reason().orElse("Declined.");
            case EXPIRED -> "Not answered in time.";
            case WITHDRAWN -> "Withdrawn.";
            case ACCEPTED, REQUESTED ->
                row.of().state() == CaseState.EXPIRED ? "The case was given up." : "The case was cancelled.";
        };
    }

    /** A task that has ended stays as it is, whatever goes on in its case. */
    private static Instant modifiedAt(TaskRegister.Row row, State state) {
        return endedAt(row, state)
                .orElseGet(() -> Stream.of(
                                Optional.of(row.of().updatedAt()),
                                row.progress().map(ReadingTask.Progress::at),
                                row.cancelRequest().map(ReadingTask.CancelRequest::at))
                        .flatMap(Optional::stream)
                        .max(Instant::compareTo)
                        .orElseThrow());
    }

    private static Optional<OpinionUids> newest(TaskRegister.Row row, OpinionRegister opinions) {
        return opinions.of(row.of().id()).stream().reduce((_, later) -> later).map(OpinionRegister.Row::uids);
    }
}
