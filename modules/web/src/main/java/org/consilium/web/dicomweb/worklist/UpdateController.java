package org.consilium.web.dicomweb.worklist;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.cases.ReadingTask;
import org.consilium.cases.ReadingTask.Progress;
import org.consilium.cases.ReadingTask.State;
import org.consilium.cases.ReadingTasks;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.consilium.web.dicomweb.Warnings;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Progress of a claimed workitem (PS3.18 11.6). Nothing else of a workitem is changed by clients: the case says it. */
@RestController
public final class UpdateController {

    private static final Set<Integer> TAKEN = Set.of(
            Tag.SpecificCharacterSet,
            Tag.SOPClassUID,
            Tag.SOPInstanceUID,
            Tag.TransactionUID,
            Tag.ProcedureStepProgressInformationSequence);

    private static final Set<Integer> TAKEN_OF_PROGRESS =
            Set.of(Tag.ProcedureStepProgress, Tag.ProcedureStepProgressDescription);

    private static final int PERCENT_MAX = 100;

    /** Names under which clients send the Transaction UID; PS3.18 11.6.1 has it as the whole query. */
    private static final Set<String> LOCK_NAMES =
            Set.of("transaction-uid", "transactionuid", "TransactionUID", "00081195");

    private final Worklist worklist;
    private final ReadingTasks tasks;
    private final Clock clock;

    public UpdateController(Worklist worklist, ReadingTasks tasks, Clock clock) {
        this.worklist = worklist;
        this.tasks = tasks;
        this.clock = clock;
    }

    @PostMapping("/dicomweb/workitems/{workitem}")
    void update(Caller caller, @PathVariable String workitem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ReadingTask task = worklist.get(caller, new Uid(workitem));
        DataSet changes = WorkitemBody.read(request);
        Uid transaction = transaction(request, changes)
                .orElseThrow(() -> refused(
                        response,
                        Reason.INVALID_REQUEST,
                        "The Transaction UID is missing.",
                        "the Transaction UID is missing"));
        Person person = Performer.of(caller, task);
        requireState(task, response);
        if (!tasks.isClaimedWith(task.uid(), transaction)) {
            throw refused(
                    response,
                    Reason.INVALID_REQUEST,
                    "The Transaction UID is incorrect.",
                    "the Transaction UID is another one");
        }
        tasks.report(person, task.uid(), transaction, progress(changes));
    }

    /** A workitem that has ended is answered with 400 (PS3.18 11.6.2), one nobody has claimed with 409. */
    private static void requireState(ReadingTask task, HttpServletResponse response) {
        if (task.state().isFinal()) {
            throw refused(
                    response,
                    Reason.INVALID_REQUEST,
                    "The submitted request is inconsistent with the current state of the Workitem.",
                    "the workitem has ended");
        }
        if (task.state() == State.SCHEDULED) {
            throw refused(
                    response,
                    Reason.NOT_IN_THIS_STATE,
                    "The target URI did not reference a claimed Workitem.",
                    "the workitem has not been claimed");
        }
    }

    private static Rejected refused(HttpServletResponse response, Reason reason, String warning, String detail) {
        Warnings.add(response, warning);
        return new Rejected(reason, detail);
    }

    private Progress progress(DataSet changes) {
        WorkitemBody.requireOnly(changes, TAKEN);
        if (changes.items(Tag.ProcedureStepProgressInformationSequence).size() != 1) {
            throw new Rejected(
                    Reason.INVALID_REQUEST, "Procedure Step Progress Information Sequence has one item in an update");
        }
        DataSet item =
                changes.items(Tag.ProcedureStepProgressInformationSequence).getFirst();
        WorkitemBody.requireOnly(item, TAKEN_OF_PROGRESS);
        Optional<Double> percent =
                item.number(Tag.ProcedureStepProgress).stream().boxed().findFirst();
        if (percent.filter(value -> !(value >= 0 && value <= PERCENT_MAX)).isPresent()) {
            throw new Rejected(Reason.INVALID_REQUEST, "Procedure Step Progress is 0 to " + PERCENT_MAX);
        }
        return new Progress(percent, item.text(Tag.ProcedureStepProgressDescription), clock.instant());
    }

    private static Optional<Uid> transaction(HttpServletRequest request, DataSet changes) {
        Optional<Uid> inQuery = Optional.ofNullable(request.getQueryString()).stream()
                .flatMap(query -> Stream.of(query.split("&", -1)))
                .map(part -> part.split("=", 2))
                .filter(part -> part.length == 1 ? Uid.isValid(part[0]) : LOCK_NAMES.contains(part[0]))
                .map(part -> new Uid(part[part.length - 1]))
                .findFirst();
        return inQuery.or(() -> WorkitemBody.uid(changes, Tag.TransactionUID));
    }
}
