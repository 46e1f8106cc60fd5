package org.consilium.security.audit.chain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.consilium.security.InstitutionId;
import org.consilium.security.PersonId;
import org.consilium.security.audit.ActiveParticipant;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.ParticipantObject;
import org.consilium.security.audit.message.AuditMessage;

/**
 * An event as it is kept: the message, and beside it what it is searched by.
 *
 * @param agent account, AE title or client that asked for the act, else the first participant
 * @param patientIds without issuers
 */
record ChainRow(
        Instant at,
        String act,
        String action,
        int outcome,
        Optional<UUID> person,
        String agent,
        List<String> patientIds,
        String study,
        Optional<UUID> caseId,
        List<UUID> institutions,
        String body) {

    ChainRow {
        patientIds = List.copyOf(patientIds);
        institutions = List.copyOf(institutions);
    }

    static ChainRow of(AuditEvent event, String source) {
        return new ChainRow(
                event.at(),
                event.act().name(),
                event.action().code(),
                event.outcome().indicator(),
                event.person().map(PersonId::value),
                clean(event.participants().stream()
                        .max(Comparator.comparing(ActiveParticipant::requestor))
                        .map(ActiveParticipant::userId)
                        .orElse(source)),
                event.objects().stream()
                        .filter(ParticipantObject::isPatient)
                        .map(ParticipantObject::idWithoutIssuer)
                        .map(ChainRow::clean)
                        .filter(id -> !id.isEmpty())
                        .distinct()
                        .sorted()
                        .toList(),
                clean(event.object(ParticipantObject.STUDY_INSTANCE_UID)
                        .map(ParticipantObject::id)
                        .orElse("")),
                event.object(ParticipantObject.CASE_NUMBER)
                        .map(ParticipantObject::id)
                        .flatMap(ChainRow::uuid),
                event.institutions().stream().map(InstitutionId::value).sorted().collect(Collectors.toList()),
                AuditMessage.of(event, source));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String clean(String text) {
        return AuditMessage.clean(text);
    }
}
