package org.consilium.web.fhir.interaction;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.cases.CaseId;
import org.consilium.cases.ConsentTerms;
import org.consilium.cases.ConsentTerms.Basis;
import org.consilium.cases.ConsentTerms.Purpose;
import org.consilium.cases.ConsentTerms.Reach;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.web.fhir.resource.CaseIds;
import org.consilium.web.fhir.resource.ImagingStudies;
import org.consilium.web.fhir.resource.Systems;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/** Reads what a Consent says. Errors of all: NOT_PROCESSABLE, naming the element. */
final class Permits {

    private static final int DAY_LENGTH = 10;

    private Permits() {}

    /** The case that a consent is about: its ServiceRequest is the data of the provision. */
    static CaseId caseOf(Consent consent) {
        return consent.getProvision().getData().stream()
                .map(data -> new IdType(data.getReference().getReference()))
                .filter(target -> "ServiceRequest".equals(target.getResourceType()))
                .flatMap(target -> CaseIds.caseOf(target.getIdPart()).stream())
                .findFirst()
                .orElseThrow(() -> refused("provision.data.reference: the ServiceRequest is missing"));
    }

    static ConsentTerms terms(Consent consent) {
        if (consent.getStatus() != ConsentState.ACTIVE && consent.getStatus() != ConsentState.PROPOSED) {
            throw refused("status: active or proposed");
        }
        return new ConsentTerms(
                code(consent, Systems.CONSENT_BASIS, Basis.class),
                day(consent.getDateTimeElement()).orElseThrow(() -> refused("dateTime is missing")),
                consent.getPerformer().stream()
                        .filter(Reference::hasDisplay)
                        .map(Reference::getDisplay)
                        .findFirst(),
                reason(consent),
                purposes(consent),
                code(consent, Systems.CONSENT_REACH, Reach.class),
                day(consent.getProvision().getPeriod().getEndElement()),
                document(consent),
                instance(consent));
    }

    static Optional<String> reason(Consent consent) {
        return Optional.ofNullable(consent.getPolicyRule().getText()).filter(text -> !text.isBlank());
    }

    private static <E extends Enum<E>> E code(Consent consent, String system, Class<E> type) {
        return consent.getCategory().stream()
                .flatMap(category -> category.getCoding().stream())
                .filter(coding -> system.equals(coding.getSystem()))
                .findFirst()
                .map(coding -> value(coding, system, type))
                .orElseThrow(() -> refused("category: a code of " + system + " is missing"));
    }

    private static <E extends Enum<E>> E value(Coding coding, String system, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(coding.getCode()))
                .findFirst()
                .orElseThrow(() -> refused(system + " has "
                        + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    private static Set<Purpose> purposes(Consent consent) {
        var purposes = new HashSet<Purpose>();
        for (Coding coding : consent.getProvision().getPurpose()) {
            if (!Systems.CONSENT_PURPOSE.equals(coding.getSystem())) {
                throw refused("provision.purpose: codes of " + Systems.CONSENT_PURPOSE);
            }
            purposes.add(value(coding, Systems.CONSENT_PURPOSE, Purpose.class));
        }
        return purposes;
    }

    private static Optional<LocalDate> day(DateTimeType date) {
        String text = date.getValueAsString();
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.substring(0, Math.min(DAY_LENGTH, text.length()))));
        } catch (DateTimeParseException e) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "a consent names days", e);
        }
    }

    private static Optional<String> document(Consent consent) {
        return switch (consent.getSource()) {
            case Attachment attachment
            when attachment.hasData() || attachment.hasUrl() ->
                throw refused(
                        "source: a title that says where the paper lies, or the SOP Instance UID of it in the archive");
            case Attachment attachment -> Optional.ofNullable(attachment.getTitle());
            case Reference reference -> Optional.ofNullable(reference.getDisplay());
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Uid> instance(Consent consent) {
        return consent.getSource() instanceof Reference reference
                        && Systems.DICOM_UID.equals(reference.getIdentifier().getSystem())
                ? ImagingStudies.uid(String.valueOf(reference.getIdentifier().getValue()))
                : Optional.empty();
    }

    private static Rejected refused(String detail) {
        return new Rejected(Reason.NOT_PROCESSABLE, detail);
    }
}
