package org.consilium.web.fhir.resource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.consilium.cases.CaseCommand;
import org.consilium.cases.CaseSummary;
import org.consilium.cases.CaseView;
import org.consilium.cases.HistoryEntry;
import org.consilium.cases.Opinion;
import org.consilium.cases.TaskStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;

/** The work on a case: the task of the case, and a child of its own for each offer, question back and receipt. */
final class Tasks {

    static final String TYPE = "Task";

    private static final String TASK_CODE = "http://hl7.org/fhir/CodeSystem/task-code";
    private static final List<String> ENDS =
            List.of(new CaseCommand.Cancel().name(), new CaseCommand.Reject().name(), new CaseCommand.Expire().name());

    private Tasks() {}

    static List<Task> of(CaseFacts facts) {
        var tasks = new ArrayList<Task>();
        tasks.add(whole(facts));
        tasks.addAll(ChildTasks.offers(facts));
        tasks.addAll(ChildTasks.questions(facts));
        tasks.addAll(ChildTasks.receipts(facts));
        return tasks;
    }

    private static Task whole(CaseFacts facts) {
        CaseView view = facts.view();
        CaseSummary summary = view.summary();
        var task = begun(facts, summary.id().toString(), summary.createdAt(), summary.updatedAt());
        task.addIdentifier(ServiceRequests.number(summary));
        facts.identifiersOf(TYPE, summary.id().toString()).forEach(task::addIdentifier);
        task.setStatus(status(summary.taskStatus()));
        task.setBusinessStatus(Systems.own(Systems.CASE_STATE, summary.state()));
        task.setCode(Systems.concept(TASK_CODE, "fulfill", "Fulfill the focal request"));
        task.setRequester(References.practitioner(summary.referrer()));
        summary.specialist().ifPresent(person -> task.setOwner(References.practitioner(person)));
        summary.dueAt()
                .ifPresent(
                        due -> task.getRestriction().setPeriod(new Period().setEndElement(References.dateTime(due))));
        endReason(view).ifPresent(reason -> task.setStatusReason(new CodeableConcept().setText(reason)));
        summary.diagnosis().map(Systems::concept).ifPresent(task::setReasonCode);
        view.studies()
                .forEach(study -> task.addInput(
                        new Task.ParameterComponent(new CodeableConcept().setText("Study"), References.study(study))));
        view.opinions().stream()
                .max(Comparator.comparingInt(Opinion::version))
                .ifPresent(opinion -> task.addOutput(new Task.TaskOutputComponent(
                        new CodeableConcept().setText("Opinion"), References.report(summary.id(), opinion.version()))));
        return task;
    }

    /** What every task of a case has in common. */
    static Task begun(CaseFacts facts, String id, Instant authored, Instant modified) {
        var task = new Task();
        task.setId(id);
        task.getMeta().setLastUpdatedElement(References.instant(modified));
        task.addBasedOn(References.serviceRequest(facts.id()));
        task.setIntent(TaskIntent.ORDER);
        task.setPriority(TaskPriority.fromCode(
                ServiceRequests.priority(facts.view().summary().urgency()).toCode()));
        task.setFocus(References.serviceRequest(facts.id()));
        task.setFor(facts.subject());
        task.setAuthoredOnElement(References.dateTime(authored));
        task.setLastModifiedElement(References.dateTime(modified));
        return task;
    }

    private static Task.TaskStatus status(TaskStatus status) {
        return Task.TaskStatus.fromCode(status.code());
    }

    private static Optional<String> endReason(CaseView view) {
        return view.history().stream()
                .filter(entry -> ENDS.contains(entry.command()))
                .map(HistoryEntry::note)
                .flatMap(Optional::stream)
                .reduce((_, later) -> later);
    }
}
