package org.consilium.web.fhir.resource;

import java.util.List;
import org.consilium.cases.CaseState;
import org.consilium.cases.CaseSummary;
import org.consilium.cases.Discipline;
import org.consilium.cases.Urgency;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** The question of a case. */
final class ServiceRequests {

    static final String TYPE = "ServiceRequest";

    private ServiceRequests() {}

    static List<ServiceRequest> of(CaseFacts facts) {
        CaseSummary summary = facts.view().summary();
        var request = new ServiceRequest();
        request.setId(summary.id().toString());
        request.getMeta().setLastUpdatedElement(References.instant(summary.updatedAt()));
        request.addIdentifier(number(summary));
        facts.identifiersOf(TYPE, summary.id().toString()).forEach(request::addIdentifier);
        request.setStatus(status(summary.state()));
        request.setIntent(ServiceRequestIntent.ORDER);
        request.setPriority(priority(summary.urgency()));
        request.setCode(Systems.concept(Systems.SERVICE, "second-opinion", "Second opinion"));
        if (!summary.question().isBlank()) {
            request.addOrderDetail().setText(summary.question());
        }
        request.setSubject(facts.subject());
        request.setAuthoredOnElement(References.dateTime(summary.createdAt()));
        request.setRequester(References.practitioner(summary.referrer()));
        request.setPerformerType(discipline(summary.discipline()));
        summary.diagnosis().map(Systems::concept).ifPresent(request::addReasonCode);
        facts.view()
                .site()
                .ifPresent(site -> request.addBodySite(new CodeableConcept(
                        new Coding(Systems.uri(org.consilium.cases.CodeSystem.ICD_O_3_TOPOGRAPHY), site, null))));
        facts.view().studies().forEach(study -> request.addSupportingInfo(References.study(study)));
        facts.view().clinicalSummary().ifPresent(text -> request.addNote().setText(text));
        return List.of(request);
    }

    static Identifier number(CaseSummary summary) {
        return new Identifier().setSystem(Systems.CASE_NUMBER).setValue(summary.number());
    }

    static CodeableConcept discipline(Discipline discipline) {
        return Systems.own(Systems.DISCIPLINE, discipline);
    }

    static ServiceRequestPriority priority(Urgency urgency) {
        return switch (urgency) {
            case EMERGENCY -> ServiceRequestPriority.STAT;
            case FAST -> ServiceRequestPriority.URGENT;
            case ROUTINE -> ServiceRequestPriority.ROUTINE;
        };
    }

    private static ServiceRequestStatus status(CaseState state) {
        return switch (state) {
            case DRAFT -> ServiceRequestStatus.DRAFT;
            case COLLECTING,
                    CLEARING,
                    SUBMITTED,
                    TRIAGED,
                    OFFERED,
                    ACCEPTED,
                    IN_REVIEW,
                    NEEDS_INFO,
                    NEEDS_MATERIAL,
                    BOARD_SCHEDULED,
                    ADJUDICATION,
                    SIGNED -> ServiceRequestStatus.ACTIVE;
            case DELIVERED, ACKNOWLEDGED, CLOSED -> ServiceRequestStatus.COMPLETED;
            case CANCELLED, REJECTED, EXPIRED -> ServiceRequestStatus.REVOKED;
        };
    }
}
