package org.consilium.web.fhir.interaction;

import java.util.Optional;
import org.consilium.cases.CaseId;
import org.consilium.cases.Cases;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.web.fhir.format.FhirAnswers;
import org.consilium.web.fhir.format.FhirCodec;
import org.consilium.web.fhir.interaction.Placing.Placed;
import org.consilium.web.fhir.resource.CaseIds;
import org.consilium.web.fhir.resource.CaseResources;
import org.consilium.web.fhir.resource.FhirType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * Update (FHIR R4 3.1.0.7). Of a ServiceRequest: the draft is rewritten. Of a Consent: that it is withdrawn. Of a Task: its new status is a command of the case; nothing else in
 * it is taken, because the rest follows from the case. Always within {@link Cases#together}.
 */
public final class Changing {

    private static final String WITHDRAWN = "Withdrawn in the system of the institution.";

    private final Cases cases;
    private final CaseResources resources;
    private final Orders orders;
    private final FhirCodec codec;

    public Changing(Cases cases, CaseResources resources, Orders orders, FhirCodec codec) {
        this.cases = cases;
        this.resources = resources;
        this.orders = orders;
        this.codec = codec;
    }

    /**
     * Errors: NOT_FOUND, NOT_THE_VERSION (another version than the client has seen), NOT_PROCESSABLE (what cannot be changed so), those of the
     * command.
     */
    Placed update(Person person, FhirType type, String id, Resource resource, Optional<String> ifMatch) {
        var of = CaseIds.caseOf(id).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
        var present = resources
                .resource(person, type, cases.hold(person, of), id)
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
        FhirAnswers.requireVersion(ifMatch, codec.versioned(present));
        if (resource.hasId() && !resource.getIdElement().getIdPart().equals(id)) {
            throw new Rejected(Reason.INVALID_REQUEST, "the id within the resource is not that of the address");
        }
        switch (resource) {
            case ServiceRequest order when type == FhirType.SERVICE_REQUEST -> rewrite(person, of, order);
            case Consent consent when type == FhirType.CONSENT -> withdraw(person, of, (Consent) present, consent);
            case Task task when type == FhirType.TASK -> move(person, of, present, task);
            default ->
                throw new Rejected(
                        Reason.NOT_PROCESSABLE, "updated here are ServiceRequest, Consent and Task, each at its own");
        }
        return new Placed(type, id, false);
    }

    private void rewrite(Person person, CaseId of, ServiceRequest order) {
        switch (order.getStatus()) {
            case DRAFT, ACTIVE -> cases.edit(person, of, orders.request(person, order));
            case REVOKED -> throw new Rejected(Reason.NOT_PROCESSABLE, "status: a case is cancelled by its Task");
            case null, default -> throw new Rejected(Reason.NOT_PROCESSABLE, "status: draft or active");
        }
    }

    /** The rest of a recorded consent stays as it is; another one is another resource. */
    private void withdraw(Person person, CaseId of, Consent present, Consent consent) {
        if (consent.getStatus() == present.getStatus()) {
            return;
        }
        boolean ends = consent.getStatus() == ConsentState.INACTIVE || consent.getStatus() == ConsentState.REJECTED;
        if (!ends || present.getStatus() == ConsentState.INACTIVE) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "status: inactive or rejected, of the consent that counts");
        }
        cases.withdrawConsent(person, of, Permits.reason(consent).orElse(WITHDRAWN));
    }

    private void move(Person person, CaseId of, DomainResource present, Task task) {
        var before = (Task) present;
        if (!task.hasStatus()) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "status is missing");
        }
        if (task.getStatus() == before.getStatus()) {
            return;
        }
        switch (before.getIdElement()
                .getIdPart()
                .substring(of.toString().length())
                .replaceFirst("^\\.(\\w+)\\..*", "$1")) {
            case "" -> moveCase(person, of, task);
            case "offer" -> answerOffer(person, of, before, task);
            case "receipt" -> acknowledge(person, of, task);
            default ->
                throw new Rejected(
                        Reason.NOT_PROCESSABLE, "a question is answered by a Communication in response to it");
        }
    }

    private void moveCase(Person person, CaseId of, Task task) {
        switch (task.getStatus()) {
            case REQUESTED -> cases.submit(person, of);
            case CANCELLED -> cases.cancel(person, of, reason(task));
            case REJECTED -> cases.reject(person, of, reason(task));
            default -> throw new Rejected(Reason.NOT_PROCESSABLE, "status: requested, cancelled or rejected");
        }
    }

    private void answerOffer(Person person, CaseId of, Task before, Task task) {
        if (!before.getOwner()
                .getReference()
                .equals("Practitioner/" + person.id().value())) {
            throw new Rejected(Reason.NOT_AUTHORIZED, "somebody else is asked");
        }
        switch (task.getStatus()) {
            case ACCEPTED -> cases.accept(person, of);
            case REJECTED -> cases.decline(person, of, reason(task));
            default -> throw new Rejected(Reason.NOT_PROCESSABLE, "status: accepted or rejected");
        }
    }

    private void acknowledge(Person person, CaseId of, Task task) {
        if (task.getStatus() != Task.TaskStatus.COMPLETED) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "status: completed");
        }
        cases.acknowledge(person, of);
    }

    private static String reason(Task task) {
        var reason = task.getStatusReason();
        if (reason.hasText()) {
            return reason.getText();
        }
        return reason.getCoding().stream()
                .filter(coding -> coding.hasDisplay())
                .map(coding -> coding.getDisplay())
                .findFirst()
                .orElseThrow(
                        () -> new Rejected(Reason.NOT_PROCESSABLE, "statusReason: the reason in words is missing"));
    }
}
