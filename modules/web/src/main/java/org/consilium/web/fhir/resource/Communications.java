package org.consilium.web.fhir.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.cases.CaseId;
import org.consilium.cases.Message;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** What the participants of a case wrote to each other. */
final class Communications {

    static final String TYPE = "Communication";

    private Communications() {}

    static Reference reference(CaseId id, Message message) {
        return new Reference(TYPE + "/" + CaseIds.message(id, message.id()));
    }

    static List<Communication> of(CaseFacts facts) {
        var all = new ArrayList<Communication>();
        Optional<Message> question = Optional.empty();
        for (Message message : facts.view().messages()) {
            all.add(communication(facts, message, question));
            if (message.kind() == Message.Kind.QUESTION) {
                question = Optional.of(message);
            }
        }
        return all;
    }

    private static Communication communication(CaseFacts facts, Message message, Optional<Message> question) {
        String id = CaseIds.message(facts.id(), message.id());
        var communication = new Communication();
        communication.setId(id);
        communication.getMeta().setLastUpdatedElement(References.instant(message.at()));
        facts.identifiersOf(TYPE, id).forEach(communication::addIdentifier);
        communication.addBasedOn(References.serviceRequest(facts.id()));
        communication.setStatus(CommunicationStatus.COMPLETED);
        communication.addCategory(Systems.own(Systems.MESSAGE_KIND, message.kind()));
        communication.setSubject(facts.subject());
        communication.setSentElement(References.dateTime(message.at()));
        communication.setSender(References.practitioner(message.author()));
        communication.addPayload().setContent(new StringType(message.text()));
        switch (message.kind()) {
            case QUESTION ->
                communication.addPartOf(new Reference("Task/" + CaseIds.question(facts.id(), message.id())));
            case REPLY ->
                question.ifPresent(asked -> {
                    communication.addPartOf(new Reference("Task/" + CaseIds.question(facts.id(), asked.id())));
                    communication.addInResponseTo(reference(facts.id(), asked));
                });
            case COMMENT -> communication.addPartOf(References.task(facts.id()));
        }
        return communication;
    }
}
