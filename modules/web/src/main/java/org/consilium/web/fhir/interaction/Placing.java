package org.consilium.web.fhir.interaction;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.CaseView;
import org.consilium.cases.Cases;
import org.consilium.cases.Message;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.web.fhir.identifier.Identifiers;
import org.consilium.web.fhir.identifier.Identifiers.Business;
import org.consilium.web.fhir.resource.CaseIds;
import org.consilium.web.fhir.resource.FhirType;
import org.consilium.web.fhir.search.Condition;
import org.consilium.web.fhir.search.Search;
import org.consilium.web.fhir.subscription.Subscriptions;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Task;

/**
 * Create (FHIR R4 3.1.0.8): a ServiceRequest opens a case as a draft, a Consent is recorded for it, a Task submits it, a Communication is a reply or a comment. Always
 * within {@link Cases#together}. An identifier names one resource: the same placed twice is found, or refused, and never there twice.
 */
public final class Placing {

    private static final int IDENTIFIERS_MAX = 20;
    private static final int LENGTH_MAX = 256;

    private final Cases cases;
    private final Orders orders;
    private final Identifiers identifiers;
    private final Search search;
    private final Subscriptions subscriptions;

    public Placing(Cases cases, Orders orders, Identifiers identifiers, Search search, Subscriptions subscriptions) {
        this.cases = cases;
        this.orders = orders;
        this.identifiers = identifiers;
        this.search = search;
        this.subscriptions = subscriptions;
    }

    /**
     * What has become of something placed.
     *
     * @param created false: it was there before
     */
    record Placed(FhirType type, String id, boolean created) {}

    /** Errors: NOT_PROCESSABLE (a type that is not placed here), NOT_THE_VERSION (the condition matches several), those of the command. */
    Placed create(Person person, Resource resource, Optional<String> ifNoneExist) {
        var condition = ifNoneExist.map(Condition::parse);
        return switch (resource) {
            case ServiceRequest order ->
                once(person, FhirType.SERVICE_REQUEST, order.getIdentifier(), condition, () -> open(person, order));
            case Task task -> once(person, FhirType.TASK, task.getIdentifier(), condition, () -> submit(person, task));
            case Communication message ->
                once(person, FhirType.COMMUNICATION, message.getIdentifier(), condition, () -> write(person, message));
            case Subscription subscription ->
                new Placed(FhirType.SUBSCRIPTION, subscriptions.create(person, subscription), true);
            case Consent consent ->
                once(person, FhirType.CONSENT, consent.getIdentifier(), condition, () -> permit(person, consent));
            case org.hl7.fhir.r4.model.Patient _
            when condition.isPresent() ->
                existing(person, FhirType.PATIENT, condition.orElseThrow())
                        .orElseThrow(() -> new Rejected(
                                Reason.NOT_PROCESSABLE, "the patient is not here: patients come with their images"));
            default ->
                throw new Rejected(
                        Reason.NOT_PROCESSABLE,
                        "placed here are ServiceRequest, Consent, Task, Communication and Subscription");
        };
    }

    /** @param isNew false: the case had it before */
    private record Made(CaseId of, String id, boolean isNew) {}

    private interface Making {
        Made make();
    }

    private Placed once(
            Person person, FhirType type, List<Identifier> given, Optional<Condition> condition, Making making) {
        var found = condition.flatMap(asked -> existing(person, type, asked));
        if (found.isPresent()) {
            return found.orElseThrow();
        }
        var names = Stream.concat(
                        given.stream().map(Placing::business),
                        condition.stream().flatMap(asked -> asked.identifiers().stream()))
                .distinct()
                .sorted(Comparator.comparing(Business::system).thenComparing(Business::value))
                .toList();
        if (names.size() > IDENTIFIERS_MAX) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "identifier: at most " + IDENTIFIERS_MAX);
        }
        for (Business name : names) {
            if (!identifiers.take(person.institution(), type.code(), name)) {
                return identifiers
                        .find(person.institution(), type.code(), name)
                        .filter(_ -> condition.isPresent())
                        .map(id -> new Placed(type, id, false))
                        .orElseThrow(() -> new Rejected(
                                Reason.ALREADY_EXISTS,
                                "identifier: something placed before has it; see If-None-Exist"));
            }
        }
        var made = making.make();
        names.forEach(name -> identifiers.assign(person.institution(), type.code(), name, made.of(), made.id()));
        return new Placed(type, made.id(), made.isNew());
    }

    private Optional<Placed> existing(Person person, FhirType type, Condition condition) {
        var matches = search.all(person, type, condition.parameters());
        if (matches.size() > 1) {
            throw new Rejected(Reason.NOT_THE_VERSION, "the condition matches more than one resource");
        }
        return matches.stream().findFirst().map(match -> new Placed(type, id(match), false));
    }

    private static String id(DomainResource resource) {
        return resource.getIdElement().getIdPart();
    }

    private static Business business(Identifier identifier) {
        String system = identifier.hasSystem() ? identifier.getSystem() : "";
        String value = identifier.hasValue() ? identifier.getValue() : "";
        if (value.isBlank() || value.length() > LENGTH_MAX || system.length() > LENGTH_MAX) {
            throw new Rejected(
                    Reason.NOT_PROCESSABLE, "identifier: a value, and at most " + LENGTH_MAX + " characters each");
        }
        return new Business(system, value);
    }

    private Made open(Person person, ServiceRequest order) {
        requireNew(order);
        var view = cases.create(person, orders.request(person, order));
        return new Made(view.summary().id(), view.summary().id().toString(), true);
    }

    private static void requireNew(ServiceRequest order) {
        switch (order.getStatus()) {
            case DRAFT, ACTIVE -> {
                // What is asked now.
            }
            case null, default -> throw new Rejected(Reason.NOT_PROCESSABLE, "status: draft or active");
        }
    }

    private Made permit(Person person, Consent consent) {
        var of = Permits.caseOf(consent);
        var view = cases.recordConsent(person, of, Permits.terms(consent));
        return new Made(of, CaseIds.consent(of, view.consents().size()), true);
    }

    private Made submit(Person person, Task task) {
        var of = Stream.concat(Stream.of(task.getFocus()), task.getBasedOn().stream())
                .flatMap(reference -> target(reference, "ServiceRequest").stream())
                .findFirst()
                .orElseThrow(() -> new Rejected(Reason.NOT_PROCESSABLE, "focus: the ServiceRequest is missing"));
        if (task.hasPartOf()) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "partOf: child tasks are made by the node");
        }
        boolean draft = cases.hold(person, of).summary().state() == CaseState.DRAFT;
        switch (task.getStatus()) {
            case REQUESTED -> submit(person, of, draft);
            case DRAFT -> {
                // The Task of the draft is there with its ServiceRequest.
            }
            case null, default -> throw new Rejected(Reason.NOT_PROCESSABLE, "status: requested or draft");
        }
        return new Made(of, of.toString(), draft);
    }

    /** Submitting again, as after an answer that was lost, changes nothing; a case that has ended is not submitted. */
    private void submit(Person person, CaseId of, boolean draft) {
        if (draft || cases.get(person, of).summary().state().isFinal()) {
            cases.submit(person, of);
        }
    }

    private Made write(Person person, Communication message) {
        boolean reply = message.hasInResponseTo()
                || message.getPartOf().stream()
                        .anyMatch(part ->
                                part.hasReference() && part.getReference().contains(".question."));
        var of = Stream.of(
                        message.getInResponseTo().stream().flatMap(each -> target(each, "Communication").stream()),
                        message.getPartOf().stream().flatMap(each -> target(each, "Task").stream()),
                        message.getBasedOn().stream().flatMap(each -> target(each, "ServiceRequest").stream()))
                .flatMap(Function.identity())
                .findFirst()
                .orElseThrow(() ->
                        new Rejected(Reason.NOT_PROCESSABLE, "basedOn, partOf or inResponseTo: the case is missing"));
        String text = text(message);
        CaseView view = reply ? cases.reply(person, of, text) : cases.comment(person, of, text);
        Message written = view.messages().getLast();
        return new Made(of, CaseIds.message(of, written.id()), true);
    }

    private static String text(Communication message) {
        return message.getPayload().stream()
                .map(payload -> payload.getContent() instanceof StringType text
                        ? text.getValue()
                        : refuse("payload: contentString, and nothing else"))
                .reduce((before, next) -> before + "\n\n" + next)
                .orElseThrow(() -> new Rejected(Reason.NOT_PROCESSABLE, "payload is missing"));
    }

    private static String refuse(String detail) {
        throw new Rejected(Reason.NOT_PROCESSABLE, detail);
    }

    private static Optional<CaseId> target(Reference reference, String type) {
        if (!reference.hasReference()) {
            return Optional.empty();
        }
        var target = new IdType(reference.getReference());
        return type.equals(target.getResourceType()) ? CaseIds.caseOf(target.getIdPart()) : Optional.empty();
    }
}
