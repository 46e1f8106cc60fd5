package org.consilium.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.kernel.Uid;

/**
 * What was agreed to when a patient's case is read by others.
 *
 * @param givenOn the day it was given
 * @param representative who gave it for the patient, and as what
 * @param reason why none is needed, or why nobody could be asked
 * @param purposes beside the opinion, which is what every consent is for
 * @param validUntil last day (UTC) on which somebody may read because of it; none: until the case ends
 * @param document where the signed paper lies, in words
 * @param documentFile the signed paper among the documents of the case
 * @param documentInstance SOP Instance UID of the signed paper in the archive, for example an Encapsulated PDF
 */
public record ConsentTerms(
        Basis basis,
        LocalDate givenOn,
        Optional<String> representative,
        Optional<String> reason,
        Set<Purpose> purposes,
        Reach reach,
        Optional<LocalDate> validUntil,
        Optional<String> document,
        Optional<Uid> documentInstance,
        Optional<UUID> documentFile) {

    /** Who agreed, or why the case may be read without that. */
    public enum Basis {
        PATIENT,
        REPRESENTATIVE,
        /** Not needed by law; the reason says which, for example an emergency. */
        LAW,
        /** Nobody could be asked: a coordinator is to decide, and the case waits for that. */
        COORDINATOR,
        /** A coordinator has decided without a consent. */
        DECIDED,
        /** The case was sent before consents were kept. */
        BEFORE_RECORDS
    }

    /** What else than the opinion the images may be used for. */
    public enum Purpose {
        TEACHING,
        RESEARCH
    }

    /** Who may be asked. */
    public enum Reach {
        /** People of the institution that asks, and of those above and below it. */
        TREE,
        /** People of any institution of this node. */
        NODE
    }

    /** Without a document of the case. */
    public ConsentTerms(
            Basis basis,
            LocalDate givenOn,
            Optional<String> representative,
            Optional<String> reason,
            Set<Purpose> purposes,
            Reach reach,
            Optional<LocalDate> validUntil,
            Optional<String> document,
            Optional<Uid> documentInstance) {
        this(
                basis,
                givenOn,
                representative,
                reason,
                purposes,
                reach,
                validUntil,
                document,
                documentInstance,
                Optional.empty());
    }

    public ConsentTerms {
        purposes = Set.copyOf(purposes);
    }

    /** Only the basis, of this day, for the opinion alone and everybody on the node. */
    public static ConsentTerms of(Basis basis, LocalDate givenOn, Optional<String> reason) {
        return new ConsentTerms(
                basis,
                givenOn,
                Optional.empty(),
                reason,
                Set.of(),
                Reach.NODE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** When nobody may read because of it any more. */
    public Optional<Instant> end() {
        return validUntil.map(
                day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
