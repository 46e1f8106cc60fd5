package org.consilium.web.fhir.interaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.archive.Archive;
import org.consilium.cases.CaseRequest;
import org.consilium.cases.Code;
import org.consilium.cases.CodeSystem;
import org.consilium.cases.Codes;
import org.consilium.cases.Discipline;
import org.consilium.cases.Urgency;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.consilium.web.fhir.patient.PatientIds;
import org.consilium.web.fhir.resource.ImagingStudies;
import org.consilium.web.fhir.resource.Systems;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * Reads what a ServiceRequest asks. Errors of all: NOT_PROCESSABLE, naming the element, for what a case cannot keep: nothing of a question is
 * silently lost.
 */
public final class Orders {

    private final Archive archive;
    private final PatientIds patients;
    private final Codes codes;

    public Orders(Archive archive, PatientIds patients, Codes codes) {
        this.archive = archive;
        this.patients = patients;
        this.codes = codes;
    }

    CaseRequest request(Person person, ServiceRequest order) {
        var studies = studies(order);
        requirePatient(person, order, studies);
        String detail = texts(order.getOrderDetail().stream().map(CodeableConcept::getText));
        String notes = texts(order.getNote().stream().map(note -> note.getText()));
        return new CaseRequest(
                studies,
                discipline(order),
                urgency(order),
                detail.isEmpty() ? notes : detail,
                diagnosis(order),
                site(order),
                Optional.of(detail.isEmpty() ? "" : notes).filter(text -> !text.isEmpty()),
                Set.of());
    }

    private static String texts(Stream<String> texts) {
        return texts.filter(text -> text != null && !text.isBlank()).collect(Collectors.joining("\n\n"));
    }

    private static List<Uid> studies(ServiceRequest order) {
        var studies = new ArrayList<Uid>();
        for (Reference reference : order.getSupportingInfo()) {
            studies.add(
                    study(reference)
                            .orElseThrow(
                                    () -> new Rejected(
                                            Reason.NOT_PROCESSABLE,
                                            "supportingInfo refers to ImagingStudy by id or by its Study Instance UID, and to nothing else")));
        }
        return studies;
    }

    private static Optional<Uid> study(Reference reference) {
        if (reference.getResource() instanceof ImagingStudy contained) {
            return contained.getIdentifier().stream()
                    .flatMap(identifier -> uid(identifier).stream())
                    .findFirst();
        }
        if (reference.hasReference()) {
            var target = new IdType(reference.getReference());
            return "ImagingStudy".equals(target.getResourceType())
                    ? ImagingStudies.uid(target.getIdPart())
                    : Optional.empty();
        }
        return reference.hasIdentifier() ? uid(reference.getIdentifier()) : Optional.empty();
    }

    private static Optional<Uid> uid(Identifier identifier) {
        return Systems.DICOM_UID.equals(identifier.getSystem()) && identifier.hasValue()
                ? ImagingStudies.uid(identifier.getValue())
                : Optional.empty();
    }

    /** A question about the images of somebody else must not begin. */
    private void requirePatient(Person person, ServiceRequest order, List<Uid> studies) {
        var subject = order.getSubject();
        if (!subject.hasReference() && !subject.hasIdentifier()) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "subject: the Patient is missing");
        }
        for (Uid study : studies) {
            var found = archive.study(new Caller.Human(person), study)
                    .orElseThrow(() -> new Rejected(Reason.NOT_PROCESSABLE, "supportingInfo: a study is not here"));
            boolean same = subject.hasReference()
                    ? patients.of(found).equals(new IdType(subject.getReference()).getIdPart())
                    : PatientMatch.of(subject.getIdentifier()).matches(found.patient());
            if (!same) {
                throw new Rejected(Reason.NOT_PROCESSABLE, "subject is not the patient of the studies");
            }
        }
    }

    private static Discipline discipline(ServiceRequest order) {
        return order.getPerformerType().getCoding().stream()
                .filter(coding -> Systems.DISCIPLINE.equals(coding.getSystem()))
                .map(Coding::getCode)
                .findFirst()
                .map(Orders::discipline)
                .orElseThrow(() -> new Rejected(
                        Reason.NOT_PROCESSABLE,
                        "performerType: a code of " + Systems.DISCIPLINE + ": RADIOLOGY, PATHOLOGY or ONCOLOGY"));
    }

    private static Discipline discipline(String code) {
        try {
            return Discipline.valueOf(code);
        } catch (IllegalArgumentException e) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "performerType: RADIOLOGY, PATHOLOGY or ONCOLOGY", e);
        }
    }

    private static Urgency urgency(ServiceRequest order) {
        if (!order.hasPriority()) {
            return Urgency.ROUTINE;
        }
        return switch (order.getPriority()) {
            case STAT -> Urgency.EMERGENCY;
            case ASAP, URGENT -> Urgency.FAST;
            case ROUTINE, NULL -> Urgency.ROUTINE;
        };
    }

    private Optional<Code> diagnosis(ServiceRequest order) {
        for (CodeableConcept reason : order.getReasonCode()) {
            for (Coding coding : reason.getCoding()) {
                var system = Systems.ofUri(String.valueOf(coding.getSystem()), String.valueOf(coding.getCode()));
                if (system.isPresent()) {
                    return system.map(known -> code(known, coding, reason));
                }
            }
        }
        if (order.hasReasonCode()) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "reasonCode: a code of ICD-10 or ICD-O-3");
        }
        return Optional.empty();
    }

    private Code code(CodeSystem system, Coding coding, CodeableConcept reason) {
        String display = coding.hasDisplay()
                ? coding.getDisplay()
                : codes.find(system, coding.getCode())
                        .map(Code::display)
                        .orElse(reason.hasText() ? reason.getText() : coding.getCode());
        return new Code(system, coding.getCode(), display);
    }

    private static Optional<String> site(ServiceRequest order) {
        return order.getBodySite().stream()
                .flatMap(site -> site.getCoding().stream())
                .filter(Systems::isTopography)
                .map(Coding::getCode)
                .findFirst();
    }
}
