package org.consilium.web.dicomweb.worklist;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.ReadingTask;
import org.consilium.cases.ReadingTask.State;
import org.consilium.cases.ReadingTasks;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.consilium.web.dicomweb.DataSetForm;
import org.consilium.web.dicomweb.Resources;
import org.consilium.web.dicomweb.Warnings;
import org.consilium.web.dicomweb.workitem.Workitems;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One workitem: retrieved (PS3.18 11.5), and claimed, completed or canceled (11.7). */
@RestController
@RequestMapping("/dicomweb/workitems/{workitem}")
public final class WorkitemController {

    private static final Set<Integer> TAKEN = Set.of(
            Tag.SpecificCharacterSet, Tag.SOPClassUID, Tag.SOPInstanceUID, Tag.TransactionUID, Tag.ProcedureStepState);

    private final Worklist worklist;
    private final ReadingTasks tasks;
    private final Workitems workitems;
    private final Optional<String> publicUrl;

    public WorkitemController(Worklist worklist, ReadingTasks tasks, Workitems workitems, Optional<String> publicUrl) {
        this.worklist = worklist;
        this.tasks = tasks;
        this.workitems = workitems;
        this.publicUrl = publicUrl;
    }

    /** Without the Transaction UID, which is the lock of whoever claimed it. */
    @GetMapping
    void retrieve(
            Caller caller, @PathVariable String workitem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        DataSetForm form = DataSetForm.negotiate(request);
        ReadingTask task = worklist.get(caller, new Uid(workitem));
        form.answer(workitems.whole(caller, task, Resources.of(publicUrl, request)), response);
    }

    /** Claiming accepts the offer; the other changes follow from the case and are refused or confirmed. */
    @PutMapping("/state")
    void changeState(
            Caller caller, @PathVariable String workitem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ReadingTask task = worklist.get(caller, new Uid(workitem));
        DataSet change = WorkitemBody.read(request);
        WorkitemBody.requireOnly(change, TAKEN);
        State requested = requested(change, response);
        Uid transaction = WorkitemBody.uid(change, Tag.TransactionUID).orElseThrow(() -> {
            Warnings.add(response, "The Transaction UID is missing.");
            return new Rejected(Reason.INVALID_REQUEST, "the Transaction UID is missing");
        });
        Person person = Performer.of(caller, task);
        var answer = StateAnswer.to(requested, task.state(), tasks.isClaimedWith(task.uid(), transaction));
        if (answer == StateAnswer.CLAIMED) {
            claim(person, task, transaction, response);
            return;
        }
        answer.warning().ifPresent(warning -> Warnings.add(response, warning));
        answer.refusal().ifPresent(reason -> {
            throw new Rejected(reason, answer.detail());
        });
    }

    /** Of two who claim at once the case lets one in. */
    private void claim(Person person, ReadingTask task, Uid transaction, HttpServletResponse response) {
        try {
            tasks.claim(person, task.uid(), transaction);
        } catch (Rejected late) {
            if (late.reason() == Reason.NOT_IN_THIS_STATE) {
                Warnings.add(response, StateAnswer.INCONSISTENT);
            }
            throw late;
        }
    }

    /** SCHEDULED is what a workitem is created as, and never becomes again (0xC303). */
    private static State requested(DataSet change, HttpServletResponse response) {
        return switch (change.text(Tag.ProcedureStepState).map(String::strip).orElse("")) {
            case "IN PROGRESS" -> State.IN_PROGRESS;
            case "COMPLETED" -> State.COMPLETED;
            case "CANCELED" -> State.CANCELED;
            case "SCHEDULED" -> {
                Warnings.add(response, StateAnswer.INCONSISTENT);
                throw new Rejected(Reason.NOT_IN_THIS_STATE, "a workitem is SCHEDULED only when it is created");
            }
            default ->
                throw new Rejected(
                        Reason.INVALID_REQUEST, "Procedure Step State is IN PROGRESS, COMPLETED or CANCELED");
        };
    }
}
