package org.consilium.web.access;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The part of docs/access.md about acts in a case: who does what, and what is sent for it. A route below {@code /api/cases/{id}} that is not in
 * the table fails the matrix.
 */
final class CaseActs {

    private static final Predicate<Actor> EVERYBODY_WITH_A_PART = Actor::seesCase;
    private static final Predicate<Actor> ASKS = Actor::asks;
    private static final Predicate<Actor> ASKS_OR_COORDINATES = actor -> actor.asks() || actor.coordinates();
    private static final Predicate<Actor> COORDINATES = Actor::coordinates;
    private static final Predicate<Actor> READS = Actor::reads;
    private static final Predicate<Actor> READS_OR_COORDINATES = actor -> actor.reads() || actor.coordinates();
    private static final String REASON = "{\"reason\": \"because\"}";
    private static final String TEXT = "{\"text\": \"words\"}";

    /**
     * @param who whose act it is
     * @param body what somebody sends who would be let do it; sent by those who must not
     * @param offers whether it answers an offer: who is late is told so
     */
    record Act(Predicate<Actor> who, String body, boolean offers) {

        Act(Predicate<Actor> who, String body) {
            this(who, body, false);
        }
    }

    private static final Map<String, Act> TABLE = Map.ofEntries(
            Map.entry("GET /api/cases/{id}", new Act(EVERYBODY_WITH_A_PART, "")),
            Map.entry("POST /api/cases/{id}/viewer-codes", new Act(EVERYBODY_WITH_A_PART, "{}")),
            Map.entry("GET /api/cases/{id}/candidates", new Act(ASKS_OR_COORDINATES, "")),
            Map.entry("GET /api/cases/{id}/opinions/{version}/report.pdf", new Act(EVERYBODY_WITH_A_PART, "")),
            Map.entry("PUT /api/cases/{id}", new Act(ASKS, """
                    {"studies": [], "discipline": "RADIOLOGY", "urgency": "FAST", "question": "x", "languages": []}""")),
            Map.entry("POST /api/cases/{id}/submit", new Act(ASKS, "{}")),
            Map.entry("POST /api/cases/{id}/consent", new Act(ASKS_OR_COORDINATES, """
                    {"basis": "PATIENT", "givenOn": "2026-01-01", "reach": "NODE"}""")),
            Map.entry("POST /api/cases/{id}/consent/withdraw", new Act(ASKS_OR_COORDINATES, REASON)),
            Map.entry("POST /api/cases/{id}/consent/waive", new Act(COORDINATES, REASON)),
            Map.entry("POST /api/cases/{id}/emergency", new Act(ASKS_OR_COORDINATES, REASON)),
            Map.entry("POST /api/cases/{id}/documents", new Act(ASKS_OR_COORDINATES, "words")),
            Map.entry("DELETE /api/cases/{id}/documents/{document}", new Act(ASKS, "")),
            Map.entry("POST /api/cases/{id}/documents/{document}/supersede", new Act(ASKS_OR_COORDINATES, REASON)),
            Map.entry("GET /api/cases/{id}/documents/{document}/content", new Act(EVERYBODY_WITH_A_PART, "")),
            Map.entry("GET /api/cases/{id}/documents/{document}/text", new Act(EVERYBODY_WITH_A_PART, "")),
            Map.entry("POST /api/cases/{id}/material", new Act(READS, TEXT)),
            Map.entry("POST /api/cases/{id}/awaited", new Act(ASKS, "{\"accessionNumber\": \"A1\"}")),
            Map.entry("DELETE /api/cases/{id}/awaited/{request}", new Act(ASKS, "")),
            Map.entry("POST /api/cases/{id}/go-on", new Act(ASKS_OR_COORDINATES, "{}")),
            Map.entry("POST /api/cases/{id}/studies/{study}/take", new Act(ASKS_OR_COORDINATES, "{}")),
            Map.entry("POST /api/cases/{id}/studies/{study}/dismiss", new Act(ASKS_OR_COORDINATES, "{}")),
            Map.entry("POST /api/cases/{id}/cancel", new Act(ASKS_OR_COORDINATES, REASON)),
            Map.entry("POST /api/cases/{id}/reply", new Act(ASKS_OR_COORDINATES, TEXT)),
            Map.entry("POST /api/cases/{id}/acknowledge", new Act(ASKS, "{}")),
            Map.entry("POST /api/cases/{id}/close", new Act(ASKS, """
                    {"discrepancy": "AGREE", "treatmentChanged": false}""")),
            Map.entry("POST /api/cases/{id}/reject", new Act(COORDINATES, REASON)),
            Map.entry("POST /api/cases/{id}/offer", new Act(COORDINATES, """
                    {"personId": "%s"}""".formatted(UUID.randomUUID()))),
            Map.entry("POST /api/cases/{id}/accept", new Act(READS, "{}", true)),
            Map.entry("POST /api/cases/{id}/decline", new Act(READS, REASON, true)),
            Map.entry("POST /api/cases/{id}/begin", new Act(READS, "{}")),
            Map.entry("POST /api/cases/{id}/question", new Act(READS, TEXT)),
            Map.entry("PUT /api/cases/{id}/draft", new Act(READS, """
                    {"findings": "x", "conclusion": "x", "recommendation": ""}""")),
            Map.entry("GET /api/cases/{id}/adjudicators", new Act(READS_OR_COORDINATES, "")),
            Map.entry(
                    "POST /api/cases/{id}/adjudicate", new Act(READS_OR_COORDINATES, """
                    {"personId": "%s", "other": "x"}""".formatted(UUID.randomUUID()))),
            Map.entry("POST /api/cases/{id}/sign", new Act(READS, """
                    {"findings": "x", "conclusion": "x", "recommendation": ""}""")),
            Map.entry(
                    "POST /api/cases/{id}/comment",
                    new Act(actor -> actor.asks() || actor.coordinates() || actor.reads(), TEXT)));

    private CaseActs() {}

    static Optional<Act> of(String route) {
        return Optional.ofNullable(TABLE.get(route));
    }

    static java.util.Set<String> routes() {
        return TABLE.keySet();
    }
}
