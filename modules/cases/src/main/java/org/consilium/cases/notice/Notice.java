package org.consilium.cases.notice;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.CaseId;
import org.consilium.security.PersonId;

/**
 * Something somebody is to be told, claimed by a sender.
 *
 * @param lease the claim
 * @param times how often it has happened since the last time it was told
 * @param attempts the one that is being made counts
 * @param dueAt until when the case has to be answered
 * @param at when it happened first
 */
public record Notice(
        UUID id,
        UUID lease,
        PersonId person,
        CaseId caseId,
        String caseNumber,
        NoticeKind kind,
        NoticeChannel channel,
        boolean emergency,
        int times,
        int attempts,
        Optional<Instant> dueAt,
        Instant at) {}
