package org.consilium.web.problem;

import java.util.List;
import java.util.Map;
import org.consilium.kernel.Reason;

/** Reasons as issue types of FHIR R4, and the OperationOutcome that filters write where no resource model is at hand. */
public final class IssueCodes {

    private IssueCodes() {}

    /** Code of {@code http://hl7.org/fhir/issue-type}. */
    public static String of(Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> "not-found";
            case GONE -> "deleted";
            case NOT_AUTHORIZED, REAUTHENTICATION_FAILED, ENROLMENT_NEEDED, CONFIRMATION_NEEDED -> "forbidden";
            case NOT_SIGNED_IN, SECOND_FACTOR_NEEDED -> "login";
            case ALREADY_EXISTS, SAME_UID_OTHER_CONTENT -> "duplicate";
            case NOT_IN_THIS_STATE, NOT_THE_VERSION -> "conflict";
            case NOT_PROCESSABLE, CONSENT_MISSING -> "business-rule";
            case TOO_LARGE, ELEMENT_TOO_LARGE -> "too-long";
            case TOO_MANY_REQUESTS -> "throttled";
            case UNAVAILABLE -> "transient";
            case OUT_OF_RESOURCES -> "no-store";
            case NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE, SOP_CLASS_NOT_SUPPORTED, TRANSFER_SYNTAX_NOT_SUPPORTED ->
                "not-supported";
            case MISSING_ATTRIBUTE -> "required";
            case INVALID_UID, INVALID_AE_TITLE -> "value";
            case INVALID_REQUEST,
                    NOT_DICOM,
                    DATA_SET_CORRUPT,
                    DATA_SET_TOO_DEEP,
                    SOP_CLASS_MISMATCH,
                    SOP_INSTANCE_MISMATCH,
                    STUDY_MISMATCH,
                    RANGE_NOT_SATISFIABLE -> "invalid";
        };
    }

    static Map<String, Object> outcome(Reason reason) {
        return Map.of(
                "resourceType",
                "OperationOutcome",
                "issue",
                List.of(Map.of("severity", "error", "code", of(reason), "details", Map.of("text", reason.text()))));
    }
}
