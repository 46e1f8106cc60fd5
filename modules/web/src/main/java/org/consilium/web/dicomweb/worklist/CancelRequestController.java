package org.consilium.web.dicomweb.worklist;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.ReadingTask;
import org.consilium.cases.ReadingTask.CancelRequest;
import org.consilium.cases.ReadingTasks;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.web.dicomweb.Warnings;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asks that a workitem be canceled (PS3.18 11.8): who is asked declines by it, others tell the performer. */
@RestController
public final class CancelRequestController {

    private static final Set<Integer> TAKEN =
            Set.of(Tag.SpecificCharacterSet, Tag.ReasonForCancellation, Tag.ContactURI, Tag.ContactDisplayName);

    private final Worklist worklist;
    private final ReadingTasks tasks;
    private final Clock clock;

    public CancelRequestController(Worklist worklist, ReadingTasks tasks, Clock clock) {
        this.worklist = worklist;
        this.tasks = tasks;
        this.clock = clock;
    }

    @PostMapping("/dicomweb/workitems/{workitem}/cancelrequest")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void requestCancellation(
            Caller caller, @PathVariable String workitem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ReadingTask task = worklist.get(caller, new Uid(workitem));
        DataSet body = WorkitemBody.readIfAny(request).orElse(DataSet.empty());
        WorkitemBody.requireOnly(body, TAKEN);
        var person = Performer.person(caller);
        switch (task.state()) {
            case CANCELED -> Warnings.add(response, "The UPS is already in the requested state of CANCELED.");
            case COMPLETED -> {
                Warnings.add(response, "The UPS is already COMPLETED.");
                throw new Rejected(Reason.NOT_IN_THIS_STATE, "the workitem is already COMPLETED");
            }
            case SCHEDULED, IN_PROGRESS -> {
                try {
                    tasks.requestCancel(person, task.uid(), wish(body));
                } catch (Rejected refused) {
                    if (refused.reason() == Reason.NOT_IN_THIS_STATE) {
                        Warnings.add(response, "Performer chooses not to cancel.");
                    }
                    throw refused;
                }
            }
        }
    }

    private CancelRequest wish(DataSet body) {
        return new CancelRequest(
                text(body, Tag.ReasonForCancellation),
                text(body, Tag.ContactDisplayName),
                text(body, Tag.ContactURI),
                clock.instant());
    }

    private static Optional<String> text(DataSet body, int tag) {
        return body.text(tag).filter(text -> !text.isBlank());
    }
}
