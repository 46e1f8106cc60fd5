package org.consilium.web.fhir.resource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.cases.CaseState;
import org.consilium.cases.Message;
import org.consilium.cases.Offer;
import org.consilium.cases.Opinion;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** The child tasks of a case. Each ends for good, and none moves backwards. */
final class ChildTasks {

    private ChildTasks() {}

    static List<Task> offers(CaseFacts facts) {
        return facts.view().offers().stream().map(offer -> offer(facts, offer)).toList();
    }

    private static Task offer(CaseFacts facts, Offer offer) {
        var task = child(
                facts,
                CaseIds.offer(facts.id(), offer.id()),
                "offer",
                offer.offeredAt(),
                offer.answeredAt().orElse(offer.offeredAt()));
        task.setStatus(
                switch (offer.state()) {
                    case REQUESTED -> TaskStatus.REQUESTED;
                    case ACCEPTED -> TaskStatus.ACCEPTED;
                    case DECLINED -> TaskStatus.REJECTED;
                    case EXPIRED -> TaskStatus.FAILED;
                    case WITHDRAWN -> TaskStatus.CANCELLED;
                });
        task.setRequester(References.practitioner(facts.view().summary().referrer()));
        task.setOwner(References.practitioner(offer.person()));
        offer.reason().ifPresent(reason -> task.setStatusReason(new CodeableConcept().setText(reason)));
        return task;
    }

    static List<Task> questions(CaseFacts facts) {
        var messages = facts.view().messages();
        return messages.stream()
                .filter(message -> message.kind() == Message.Kind.QUESTION)
                .map(question -> question(facts, question, reply(messages, question)))
                .toList();
    }

    private static Task question(CaseFacts facts, Message question, Optional<Message> reply) {
        var task = child(
                facts,
                CaseIds.question(facts.id(), question.id()),
                "question",
                question.at(),
                reply.map(Message::at).orElse(question.at()));
        CaseState state = facts.view().summary().state();
        task.setStatus(
                reply.isPresent()
                        ? TaskStatus.COMPLETED
                        : state == CaseState.NEEDS_INFO ? TaskStatus.REQUESTED : TaskStatus.CANCELLED);
        task.setRequester(References.practitioner(question.author()));
        task.setOwner(References.practitioner(facts.view().summary().referrer()));
        task.addInput(new Task.ParameterComponent(
                new CodeableConcept().setText("Question"), Communications.reference(facts.id(), question)));
        reply.ifPresent(answer -> task.addOutput(new Task.TaskOutputComponent(
                new CodeableConcept().setText("Reply"), Communications.reference(facts.id(), answer))));
        return task;
    }

    /** The first reply after a question and before the next one. */
    private static Optional<Message> reply(List<Message> messages, Message question) {
        return messages.subList(messages.indexOf(question) + 1, messages.size()).stream()
                .takeWhile(message -> message.kind() != Message.Kind.QUESTION)
                .filter(message -> message.kind() == Message.Kind.REPLY)
                .findFirst();
    }

    /** Of every version that lies in the systems of the one who asked. */
    static List<Task> receipts(CaseFacts facts) {
        return facts.view().opinions().stream()
                .flatMap(opinion -> opinion.deliveredAt().stream().map(at -> receipt(facts, opinion, at)))
                .toList();
    }

    private static Task receipt(CaseFacts facts, Opinion opinion, Instant deliveredAt) {
        var task = child(
                facts,
                CaseIds.receipt(facts.id(), opinion.version()),
                "receipt",
                deliveredAt,
                opinion.acknowledgedAt().orElse(deliveredAt));
        task.setStatus(opinion.acknowledgedAt().isPresent() ? TaskStatus.COMPLETED : TaskStatus.REQUESTED);
        task.setRequester(References.practitioner(opinion.author()));
        task.setOwner(References.practitioner(facts.view().summary().referrer()));
        task.addInput(new Task.ParameterComponent(
                new CodeableConcept().setText("Opinion"), References.report(facts.id(), opinion.version())));
        return task;
    }

    private static Task child(CaseFacts facts, String id, String code, Instant begun, Instant modified) {
        var task = Tasks.begun(
                facts,
                id,
                begun,
                Stream.of(begun, modified).max(Instant::compareTo).orElseThrow());
        task.addPartOf(new Reference("Task/" + facts.id()));
        task.setCode(Systems.concept(Systems.TASK, code, code));
        return task;
    }
}
