package org.consilium.web.fhir.resource;

import java.util.Arrays;
import java.util.Optional;

/** The types of resources that can be read and searched here. */
public enum FhirType {
    ORGANIZATION("Organization"),
    PRACTITIONER("Practitioner"),
    PRACTITIONER_ROLE("PractitionerRole"),
    PATIENT("Patient"),
    IMAGING_STUDY("ImagingStudy"),
    SERVICE_REQUEST("ServiceRequest"),
    CONSENT("Consent"),
    TASK("Task"),
    COMMUNICATION("Communication"),
    DIAGNOSTIC_REPORT("DiagnosticReport"),
    DOCUMENT_REFERENCE("DocumentReference"),
    PROVENANCE("Provenance"),
    SUBSCRIPTION("Subscription");

    private final String code;

    FhirType(String code) {
        this.code = code;
    }

    /** The name as FHIR writes it. */
    public String code() {
        return code;
    }

    public static Optional<FhirType> named(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** Whether its resources belong to a case each, and their ids begin with that of the case. */
    public boolean isOfCase() {
        return switch (this) {
            case SERVICE_REQUEST, CONSENT, TASK, COMMUNICATION, DIAGNOSTIC_REPORT, DOCUMENT_REFERENCE, PROVENANCE ->
                true;
            case ORGANIZATION, PRACTITIONER, PRACTITIONER_ROLE, PATIENT, IMAGING_STUDY, SUBSCRIPTION -> false;
        };
    }
}
