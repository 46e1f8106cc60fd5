package org.consilium.cases;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.kernel.Uid;

/**
 * One specialist asked to read one case: an offer and what became of it, as a worklist shows it. What the asking person may not see
 * any more, because the offer has ended without them, is absent: patient, question and studies.
 *
 * @param uid the same for ever, from the identifier of the offer
 * @param performer who is asked
 * @param waiting whether work stops for material that is still to come
 * @param granted whether the case lets the asking person see what it is about
 * @param question in the words of the one who asks; empty when not granted
 * @param patientName of the first study as stored; absent when not granted
 * @param studies in the order of the case; none when not granted
 * @param expiresAt when the offer ends unless it is answered; only of a scheduled task
 * @param dueAt when the opinion is due
 * @param startedAt when it was accepted
 * @param endedAt when it was answered, declined, withdrawn or given up
 * @param endReason why it ended without an opinion
 * @param modifiedAt when anything in it changed last
 * @param progress as the performer reported it last
 * @param cancelRequest the last one
 * @param opinion identifiers of the documents of the newest signed version
 */
public record ReadingTask(
        Uid uid,
        CaseId caseId,
        String caseNumber,
        State state,
        Participant performer,
        Urgency urgency,
        Discipline discipline,
        boolean waiting,
        boolean granted,
        String question,
        Optional<String> patientName,
        List<Uid> studies,
        Instant offeredAt,
        Optional<Instant> expiresAt,
        Optional<Instant> dueAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Optional<String> endReason,
        Instant modifiedAt,
        Optional<Progress> progress,
        Optional<CancelRequest> cancelRequest,
        Optional<OpinionUids> opinion) {

    private static final String UUID_ROOT = "2.25.";
    private static final int UUID_BITS = 128;

    public ReadingTask {
        studies = List.copyOf(studies);
    }

    /** The states of a procedure step (PS3.4 table CC.1.1-1). */
    public enum State {
        SCHEDULED,
        IN_PROGRESS,
        COMPLETED,
        CANCELED;

        /** What an offer is within its case. An amendment after the first signature changes nothing: the task is done. */
        public static State of(Offer.State offer, CaseState of) {
            return switch (offer) {
                case REQUESTED -> SCHEDULED;
                case DECLINED, EXPIRED, WITHDRAWN -> CANCELED;
                case ACCEPTED ->
                    switch (of) {
                        case CANCELLED, REJECTED, EXPIRED -> CANCELED;
                        case SIGNED, DELIVERED, ACKNOWLEDGED, CLOSED -> COMPLETED;
                        case DRAFT,
                                COLLECTING,
                                CLEARING,
                                SUBMITTED,
                                TRIAGED,
                                OFFERED,
                                ACCEPTED,
                                IN_REVIEW,
                                NEEDS_INFO,
                                NEEDS_MATERIAL,
                                BOARD_SCHEDULED,
                                ADJUDICATION -> IN_PROGRESS;
                    };
            };
        }

        /** Whether nothing moves the task any more (PS3.4 CC.2.5.1.1). */
        public boolean isFinal() {
            return this == COMPLETED || this == CANCELED;
        }
    }

    /**
     * How far the performer is.
     *
     * @param percent 0 to 100
     * @param text in the performer's words
     */
    public record Progress(Optional<Double> percent, Optional<String> text, Instant at) {}

    /**
     * Somebody asked the performer to stop.
     *
     * @param contact name of the person to talk to
     * @param uri where that person is reached
     */
    public record CancelRequest(Optional<String> reason, Optional<String> contact, Optional<String> uri, Instant at) {}

    /** The offer behind the UID of a task; none when no offer can have it. */
    public static Optional<UUID> offer(Uid task) {
        if (!task.value().startsWith(UUID_ROOT) || task.value().indexOf('.', UUID_ROOT.length()) >= 0) {
            return Optional.empty();
        }
        var number = new BigInteger(task.value().substring(UUID_ROOT.length()));
        var uuid = new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue());
        return number.bitLength() <= UUID_BITS && Uid.of(uuid).equals(task) ? Optional.of(uuid) : Optional.empty();
    }
}
