package org.consilium.web.fhir.resource;

import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.CaseId;

/**
 * Logical ids of what belongs to a case: the id of the case, and behind a dot what it is within the case. So an id alone tells which case to
 * ask for, and the case decides who sees it.
 */
public final class CaseIds {

    private static final int UUID_LENGTH = 36;
    /** Digits of a UUID that tell two apart within one case; an id has at most 64 characters. */
    private static final int DIGITS = 16;

    private CaseIds() {}

    /** None when the id cannot be of a case. */
    public static Optional<CaseId> caseOf(String id) {
        if (id.length() < UUID_LENGTH || (id.length() > UUID_LENGTH && id.charAt(UUID_LENGTH) != '.')) {
            return Optional.empty();
        }
        try {
            return Optional.of(CaseId.of(id.substring(0, UUID_LENGTH)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static String message(CaseId of, UUID message) {
        return of + "." + digits(message);
    }

    public static String document(CaseId of, UUID document) {
        return of + ".document." + digits(document);
    }

    static String offer(CaseId of, UUID offer) {
        return of + ".offer." + digits(offer);
    }

    static String question(CaseId of, UUID message) {
        return of + ".question." + digits(message);
    }

    public static String receipt(CaseId of, int version) {
        return of + ".receipt." + version;
    }

    public static String opinion(CaseId of, int version) {
        return of + "." + version;
    }

    public static String consent(CaseId of, int number) {
        return of + "." + number;
    }

    private static String digits(UUID uuid) {
        return uuid.toString().replace("-", "").substring(0, DIGITS);
    }
}
