package org.consilium.web.steward;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.consilium.archive.Channel;
import org.consilium.archive.ConflictKind;
import org.consilium.archive.Origin;
import org.consilium.archive.SenderCertificate;
import org.consilium.archive.conflict.Choice;
import org.consilium.archive.conflict.Conflict;
import org.consilium.archive.conflict.Decision;
import org.consilium.web.people.InstitutionNames;
import org.consilium.web.people.InstitutionNames.InstitutionRef;

/**
 * A conflict in a list.
 *
 * @param patientName as the stored study has it, alphabetic component group
 * @param decision only once it has ended
 */
public record ConflictView(
        long id,
        ConflictKind kind,
        String sopInstanceUid,
        String studyInstanceUid,
        String patientName,
        Optional<String> patientNameIdeographic,
        String patientId,
        Optional<LocalDate> studyDate,
        String studyDescription,
        InstitutionRef institution,
        SenderView sender,
        Instant receivedAt,
        Optional<DecisionView> decision) {

    static ConflictView of(Conflict conflict, InstitutionNames institutions) {
        String[] name = conflict.patientName().split("=", -1);
        return new ConflictView(
                conflict.id(),
                conflict.kind(),
                conflict.sopInstance().value(),
                conflict.study().value(),
                name[0],
                Optional.of(name.length > 1 ? name[1] : "").filter(group -> !group.isBlank()),
                conflict.patientId(),
                conflict.studyDate(),
                conflict.studyDescription(),
                institutions.of(conflict.institution()),
                SenderView.of(conflict.sender()),
                conflict.receivedAt(),
                conflict.decision().map(DecisionView::of));
    }

    /** Who sent an instance. */
    public record SenderView(Channel channel, String name, String address, Optional<SenderCertificate> certificate) {

        static SenderView of(Origin origin) {
            return new SenderView(origin.channel(), origin.callingAe(), origin.address(), origin.certificate());
        }
    }

    /** What was decided. */
    public record DecisionView(Choice choice, String reason, String by, Instant at, Optional<Integer> version) {

        static DecisionView of(Decision decision) {
            return new DecisionView(
                    decision.choice(),
                    decision.reason(),
                    decision.by(),
                    decision.at(),
                    decision.version().stream().boxed().findFirst());
        }
    }
}
