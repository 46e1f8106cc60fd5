package org.consilium.web.audit;

import static org.consilium.security.audit.Action.CREATE;
import static org.consilium.security.audit.Action.DELETE;
import static org.consilium.security.audit.Action.EXECUTE;
import static org.consilium.security.audit.Action.READ;
import static org.consilium.security.audit.Action.UPDATE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.security.audit.Action;
import org.consilium.security.audit.AuditAct;
import org.consilium.web.audit.AuditRule.Subject;
import org.consilium.web.audit.AuditRule.Way;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The table of all routes and how the trail says what is done by them. A test fails for a controller method without a row. */
final class AuditRules {

    private static final String SUBSCRIBER = "/dicomweb/workitems/{workitem}/subscribers/{aetitle}";

    static final List<AuditRule> TABLE = List.of(
            nothing(GET, "/api/openapi.json"),
            signIn("/api/session"),
            nothing(GET, "/api/session"),
            new AuditRule(HttpMethod.DELETE, "/api/session", Way.EACH, AuditAct.SIGNED_OUT, EXECUTE, Subject.NONE),
            people(PUT, "/api/session/password", UPDATE),
            nothing(POST, "/api/session/passkey/challenge"),
            signIn("/api/session/passkey"),
            signIn("/api/session/confirmation"),
            nothing(POST, "/api/session/confirmation/passkey/challenge"),
            signIn("/api/session/confirmation/passkey"),
            nothing(GET, "/api/session/providers"),
            nothing(POST, "/api/session/providers/{provider}"),
            new AuditRule(
                    GET,
                    "/api/session/providers/{provider}/callback",
                    Way.EACH,
                    AuditAct.SIGNED_IN,
                    EXECUTE,
                    Subject.NONE),
            new AuditRule(
                    POST,
                    "/api/session/providers/{provider}/logout",
                    Way.EACH,
                    AuditAct.SIGNED_OUT,
                    EXECUTE,
                    Subject.NONE),
            nothing(GET, "/api/session/providers/leave"),
            nothing(POST, "/api/session/confirmation/providers/{provider}"),
            nothing(GET, "/api/me/identities"),
            people(POST, "/api/me/identities/{provider}", CREATE),
            people(HttpMethod.DELETE, "/api/me/identities/{id}", DELETE),
            nothing(GET, "/api/identities"),
            people(PUT, "/api/identities/{id}", UPDATE),
            people(HttpMethod.DELETE, "/api/identities/{id}", DELETE),
            nothing(GET, "/api/me/passkeys"),
            people(POST, "/api/me/passkeys", CREATE),
            nothing(POST, "/api/me/passkeys/challenge"),
            people(PUT, "/api/me/passkeys/{id}", UPDATE),
            people(HttpMethod.DELETE, "/api/me/passkeys/{id}", DELETE),
            nothing(GET, "/api/me/second-factor"),
            people(POST, "/api/me/second-factor", CREATE),
            people(POST, "/api/me/second-factor/confirmation", UPDATE),
            people(POST, "/api/me/second-factor/recovery-codes", UPDATE),
            people(HttpMethod.DELETE, "/api/me/second-factor", DELETE),
            nothing(GET, "/api/me/notices"),
            people(PUT, "/api/me/notices", UPDATE),
            nothing(GET, "/api/events"),
            nothing(GET, "/api/codes"),
            nothing(GET, "/api/code-tables"),
            settings(POST, "/api/code-tables/{system}", UPDATE),
            nothing(GET, "/api/question-templates"),
            settings(POST, "/api/question-templates", CREATE),
            settings(PUT, "/api/question-templates/{template}", UPDATE),
            settings(HttpMethod.DELETE, "/api/question-templates/{template}", DELETE),
            nothing(GET, "/api/institutions"),
            settings(POST, "/api/institutions", CREATE),
            settings(PUT, "/api/institutions/{id}", UPDATE),
            nothing(GET, "/api/institutions/{id}/working-calendar"),
            settings(PUT, "/api/institutions/{id}/working-calendar", UPDATE),
            settings(HttpMethod.DELETE, "/api/institutions/{id}/working-calendar", DELETE),
            nothing(POST, "/api/institutions/{id}/working-calendar/holidays"),
            nothing(GET, "/api/persons"),
            people(POST, "/api/persons", CREATE),
            people(PUT, "/api/persons/{id}", UPDATE),
            people(POST, "/api/persons/{id}/password", UPDATE),
            people(HttpMethod.DELETE, "/api/persons/{id}/second-factor", DELETE),
            nothing(GET, "/api/persons.csv"),
            people(POST, "/api/persons.csv", UPDATE),
            nothing(GET, "/api/institutions.csv"),
            settings(POST, "/api/institutions.csv", UPDATE),
            nothing(GET, "/api/directory"),
            people(POST, "/api/directory", UPDATE),
            nothing(GET, "/api/import-progress"),
            nothing(GET, "/api/roster"),
            nothing(GET, "/api/persons/{id}/duty"),
            people(PUT, "/api/persons/{id}/duty/hours", UPDATE),
            people(PUT, "/api/persons/{id}/duty/deputies", UPDATE),
            people(POST, "/api/persons/{id}/duty/entries", CREATE),
            people(HttpMethod.DELETE, "/api/persons/{id}/duty/entries/{entry}", DELETE),
            people(POST, "/api/persons/{id}/duty/calendar", UPDATE),
            nothing(GET, "/api/calendars/duty.ics"),
            nothing(GET, "/api/calendars/password"),
            people(POST, "/api/calendars/password", UPDATE),
            people(HttpMethod.DELETE, "/api/calendars/password", DELETE),
            nothing(GET, "/api/systems"),
            people(POST, "/api/systems", CREATE),
            people(POST, "/api/systems/{id}/token", UPDATE),
            people(HttpMethod.DELETE, "/api/systems/{id}", DELETE),
            nothing(GET, "/api/remote-aes"),
            peers(PUT, "/api/remote-aes/{aeTitle}", UPDATE),
            peers(HttpMethod.DELETE, "/api/remote-aes/{aeTitle}", DELETE),
            peers(POST, "/api/remote-aes/{aeTitle}/echo", EXECUTE),
            nothing(GET, "/api/operations"),
            nothing(GET, "/api/operations/findings"),
            settings(POST, "/api/operations/findings/{id}", UPDATE),
            settings(POST, "/api/operations/checks/{name}", EXECUTE),
            nothing(GET, "/api/retention"),
            settings(POST, "/api/retention/policies", CREATE),
            settings(PUT, "/api/retention/policies/{id}", UPDATE),
            settings(HttpMethod.DELETE, "/api/retention/policies/{id}", DELETE),
            reading(POST, "/api/retention/dry-run", AuditAct.STUDY_RECORD, Subject.RESOURCE),
            settings(POST, "/api/retention/walk", EXECUTE),
            reading(GET, "/api/retention/studies/{study}", AuditAct.STUDY_RECORD, Subject.STUDY),
            reading(GET, "/api/retention/deletions", AuditAct.STUDY_RECORD, Subject.RESOURCE),
            decision(POST, "/api/retention/deletions", AuditAct.STUDY_DELETED, DELETE, Subject.RESOURCE),
            decision(POST, "/api/retention/deletions/confirm", AuditAct.STUDY_DELETED, DELETE, Subject.RESOURCE),
            decision(POST, "/api/retention/deletions/{id}/dismiss", AuditAct.STUDY_RECORD, UPDATE, Subject.RESOURCE),
            decision(POST, "/api/retention/deletions/{id}/take-back", AuditAct.STUDY_RECORD, UPDATE, Subject.RESOURCE),
            reading(GET, "/api/retention/holds", AuditAct.STUDY_RECORD, Subject.RESOURCE),
            decision(POST, "/api/retention/holds", AuditAct.STUDY_RECORD, CREATE, Subject.RESOURCE),
            decision(POST, "/api/retention/holds/{id}/lift", AuditAct.STUDY_RECORD, UPDATE, Subject.RESOURCE),
            nothing(GET, "/api/deliveries"),
            decision(POST, "/api/deliveries/{id}/retry", AuditAct.EXPORTED, EXECUTE, Subject.RESOURCE),
            reading(GET, "/api/conflicts", AuditAct.STUDY_RECORD, Subject.RESOURCE),
            reading(GET, "/api/conflicts/{id}", AuditAct.STUDY_RECORD, Subject.RESOURCE),
            reading(GET, "/api/conflicts/{id}/original/picture", AuditAct.IMAGES_READ, Subject.RESOURCE),
            reading(GET, "/api/conflicts/{id}/newcomer/picture", AuditAct.IMAGES_READ, Subject.RESOURCE),
            decision(POST, "/api/conflicts/{id}/decision", AuditAct.STUDY_RECORD, UPDATE, Subject.RESOURCE),
            elsewhere(POST, "/api/uploads", AuditAct.IMPORTED, CREATE, Subject.RESOURCE),
            nothing(GET, "/api/uploads/{id}"),
            elsewhere(PUT, "/api/uploads/{id}", AuditAct.IMPORTED, CREATE, Subject.RESOURCE),
            reading(GET, "/api/corrections", AuditAct.PATIENT_RECORD, Subject.RESOURCE),
            decision(POST, "/api/corrections/move", AuditAct.PATIENT_RECORD, UPDATE, Subject.RESOURCE),
            decision(POST, "/api/corrections/merge", AuditAct.PATIENT_RECORD, UPDATE, Subject.RESOURCE),
            decision(POST, "/api/corrections/{id}/undo", AuditAct.PATIENT_RECORD, UPDATE, Subject.RESOURCE),
            reading(GET, "/api/rejections", AuditAct.STUDY_RECORD, Subject.RESOURCE),
            decision(POST, "/api/rejections/{id}/undo", AuditAct.STUDY_RECORD, UPDATE, Subject.RESOURCE),
            reading(GET, "/api/studies", AuditAct.QUERIED, Subject.QUERY),
            reading(GET, "/api/studies/{study}", AuditAct.STUDY_RECORD, Subject.STUDY),
            reading(GET, "/api/studies/{study}/completeness", AuditAct.STUDY_RECORD, Subject.STUDY),
            reading(GET, "/api/cases", AuditAct.QUERIED, Subject.QUERY),
            reading(POST, "/api/case-search", AuditAct.QUERIED, Subject.RESOURCE),
            decision(POST, "/api/cases", AuditAct.CASE, CREATE, Subject.RESOURCE),
            reading(GET, "/api/cases/{id}", AuditAct.CASE, Subject.CASE),
            decision(PUT, "/api/cases/{id}", AuditAct.CASE, UPDATE, Subject.CASE),
            move("/api/cases/{id}/submit"),
            move("/api/cases/{id}/emergency"),
            // Counts and times of cases, with names of people who work here and none of a patient.
            nothing(GET, "/api/figures"),
            nothing(GET, "/api/figures.csv"),
            nothing(GET, "/api/routing-rules"),
            settings(POST, "/api/routing-rules", CREATE),
            // Numbers of cases and names of people who work here.
            nothing(POST, "/api/routing-rules/dry-run"),
            nothing(GET, "/api/routing-rules/{institution}"),
            reading(GET, "/api/emergencies", AuditAct.CASE, Subject.RESOURCE),
            decision(POST, "/api/emergencies/{id}/review", AuditAct.CASE, UPDATE, Subject.RESOURCE),
            move("/api/cases/{id}/consent"),
            move("/api/cases/{id}/consent/withdraw"),
            move("/api/cases/{id}/consent/waive"),
            move("/api/cases/{id}/documents"),
            elsewhere(HttpMethod.DELETE, "/api/cases/{id}/documents/{document}", AuditAct.CASE, UPDATE, Subject.CASE),
            move("/api/cases/{id}/documents/{document}/supersede"),
            reading(GET, "/api/cases/{id}/documents/{document}/content", AuditAct.EXPORTED, Subject.RESOURCE),
            reading(GET, "/api/cases/{id}/documents/{document}/text", AuditAct.CASE, Subject.RESOURCE),
            move("/api/cases/{id}/material"),
            move("/api/cases/{id}/awaited"),
            elsewhere(HttpMethod.DELETE, "/api/cases/{id}/awaited/{request}", AuditAct.CASE, UPDATE, Subject.CASE),
            move("/api/cases/{id}/go-on"),
            move("/api/cases/{id}/studies/{study}/take"),
            move("/api/cases/{id}/studies/{study}/dismiss"),
            move("/api/cases/{id}/cancel"),
            move("/api/cases/{id}/reply"),
            move("/api/cases/{id}/acknowledge"),
            move("/api/cases/{id}/close"),
            move("/api/cases/{id}/reject"),
            reading(GET, "/api/cases/{id}/candidates", AuditAct.CASE, Subject.CASE),
            move("/api/cases/{id}/offer"),
            move("/api/cases/{id}/accept"),
            move("/api/cases/{id}/decline"),
            move("/api/cases/{id}/begin"),
            move("/api/cases/{id}/question"),
            decision(PUT, "/api/cases/{id}/draft", AuditAct.CASE, UPDATE, Subject.CASE),
            reading(GET, "/api/cases/{id}/adjudicators", AuditAct.CASE, Subject.CASE),
            move("/api/cases/{id}/adjudicate"),
            move("/api/cases/{id}/sign"),
            move("/api/cases/{id}/comment"),
            reading(GET, "/api/cases/{id}/opinions/{version}/report.pdf", AuditAct.EXPORTED, Subject.CASE),
            nothing(GET, "/api/viewers"),
            decision(POST, "/api/cases/{id}/viewer-codes", AuditAct.EXPORTED, EXECUTE, Subject.CASE),
            signIn("/api/viewer-sessions"),
            nothing(GET, "/api/me/viewer-sessions"),
            people(HttpMethod.DELETE, "/api/me/viewer-sessions/{id}", DELETE),
            trail(POST, "/api/audit/search"),
            trail(POST, "/api/audit/export"),
            trail(GET, "/api/audit/events/{seq}"),
            nothing(GET, "/api/audit/state"),
            trail(POST, "/api/audit/verification"),
            trail(GET, "/fhir/AuditEvent"),
            trail(POST, "/fhir/AuditEvent/_search"),
            trail(GET, "/fhir/AuditEvent/{seq}"),
            nothing(GET, "/fhir/metadata"),
            decision(POST, "/fhir", AuditAct.CASE, CREATE, Subject.RESOURCE),
            query("/fhir/{type}"),
            decision(POST, "/fhir/{type}", AuditAct.CASE, CREATE, Subject.RESOURCE),
            decision(PUT, "/fhir/{type}", AuditAct.CASE, UPDATE, Subject.RESOURCE),
            reading(POST, "/fhir/{type}/_search", AuditAct.QUERIED, Subject.RESOURCE),
            reading(GET, "/fhir/{type}/{id}", AuditAct.CASE, Subject.RESOURCE),
            decision(PUT, "/fhir/{type}/{id}", AuditAct.CASE, UPDATE, Subject.RESOURCE),
            reading(GET, "/fhir/{type}/{id}/_history/{version}", AuditAct.CASE, Subject.RESOURCE),
            settings(POST, "/fhir/Subscription", CREATE),
            settings(HttpMethod.DELETE, "/fhir/Subscription/{id}", DELETE),
            reading(GET, "/fhir/Binary/{id}", AuditAct.EXPORTED, Subject.RESOURCE),
            nothing(OPTIONS, "/dicomweb"),
            nothing(OPTIONS, "/dicomweb/**"),
            nothing(GET, "/dicomweb"),
            query("/dicomweb/studies"),
            query("/dicomweb/series"),
            query("/dicomweb/instances"),
            query("/dicomweb/studies/{study}/series"),
            query("/dicomweb/studies/{study}/instances"),
            query("/dicomweb/studies/{study}/series/{series}/instances"),
            reading(GET, "/dicomweb/wado", AuditAct.IMAGES_READ, Subject.STUDY_PARAMETER),
            reading(GET, "/dicomweb/studies/{study}", AuditAct.IMAGES_READ, Subject.STUDY),
            reading(GET, "/dicomweb/studies/{study}/**", AuditAct.IMAGES_READ, Subject.STUDY),
            query("/dicomweb/workitems"),
            decision(POST, "/dicomweb/workitems", AuditAct.CASE, CREATE, Subject.RESOURCE),
            reading(GET, "/dicomweb/workitems/{workitem}", AuditAct.CASE, Subject.RESOURCE),
            decision(POST, "/dicomweb/workitems/{workitem}", AuditAct.CASE, UPDATE, Subject.RESOURCE),
            elsewhere(PUT, "/dicomweb/workitems/{workitem}/state", AuditAct.CASE, UPDATE, Subject.RESOURCE),
            elsewhere(POST, "/dicomweb/workitems/{workitem}/cancelrequest", AuditAct.CASE, UPDATE, Subject.RESOURCE),
            decision(POST, SUBSCRIBER, AuditAct.CASE, UPDATE, Subject.RESOURCE),
            decision(HttpMethod.DELETE, SUBSCRIBER, AuditAct.CASE, UPDATE, Subject.RESOURCE),
            decision(POST, SUBSCRIBER + "/suspend", AuditAct.CASE, UPDATE, Subject.RESOURCE),
            nothing(GET, "/dicomweb/subscribers/{aetitle}"),
            elsewhere(POST, "/dicomweb/studies", AuditAct.IMPORTED, CREATE, Subject.NONE),
            elsewhere(POST, "/dicomweb/studies/{study}", AuditAct.IMPORTED, CREATE, Subject.STUDY));

    private static final Map<AuditRule, PathPattern> PATTERNS = TABLE.stream()
            .collect(java.util.stream.Collectors.toUnmodifiableMap(
                    rule -> rule, rule -> PathPatternParser.defaultInstance.parse(rule.pattern())));

    private AuditRules() {}

    /** A rule with the variables of the path. */
    record Matched(AuditRule rule, Map<String, String> variables) {}

    /** The most specific row about a request; HEAD is asked like GET. */
    static Optional<Matched> find(HttpServletRequest request) {
        var method = request.getMethod().equals("HEAD") ? GET : HttpMethod.valueOf(request.getMethod());
        var path = PathContainer.parsePath(request.getRequestURI());
        return TABLE.stream()
                .filter(rule -> rule.method().equals(method))
                .filter(rule -> pattern(rule).matches(path))
                .min(Comparator.comparing(AuditRules::pattern, PathPattern.SPECIFICITY_COMPARATOR))
                .map(rule -> new Matched(rule, variables(rule, path)));
    }

    private static Map<String, String> variables(AuditRule rule, PathContainer path) {
        var match = pattern(rule).matchAndExtract(path);
        return match == null ? Map.of() : match.getUriVariables();
    }

    private static PathPattern pattern(AuditRule rule) {
        return Optional.ofNullable(PATTERNS.get(rule)).orElseThrow();
    }

    /** Also when somebody signed in repeats who it is. */
    private static AuditRule signIn(String pattern) {
        return new AuditRule(POST, pattern, Way.EACH, AuditAct.SIGNED_IN, EXECUTE, Subject.NONE);
    }

    private static AuditRule nothing(HttpMethod method, String pattern) {
        return new AuditRule(method, pattern, Way.NOTHING, AuditAct.REFUSED, EXECUTE, Subject.RESOURCE);
    }

    private static AuditRule reading(HttpMethod method, String pattern, AuditAct act, Subject subject) {
        return new AuditRule(method, pattern, Way.READ, act, act == AuditAct.QUERIED ? EXECUTE : READ, subject);
    }

    private static AuditRule query(String pattern) {
        return reading(GET, pattern, AuditAct.QUERIED, Subject.QUERY);
    }

    private static AuditRule decision(HttpMethod method, String pattern, AuditAct act, Action action, Subject subject) {
        return new AuditRule(method, pattern, Way.DECISION, act, action, subject);
    }

    private static AuditRule settings(HttpMethod method, String pattern, Action action) {
        return decision(method, pattern, AuditAct.SETTINGS_CHANGED, action, Subject.RESOURCE);
    }

    private static AuditRule people(HttpMethod method, String pattern, Action action) {
        return decision(method, pattern, AuditAct.PEOPLE_CHANGED, action, Subject.RESOURCE);
    }

    private static AuditRule peers(HttpMethod method, String pattern, Action action) {
        return decision(method, pattern, AuditAct.PEERS_CHANGED, action, Subject.RESOURCE);
    }

    private static AuditRule elsewhere(
            HttpMethod method, String pattern, AuditAct act, Action action, Subject subject) {
        return new AuditRule(method, pattern, Way.ELSEWHERE, act, action, subject);
    }

    private static AuditRule trail(HttpMethod method, String pattern) {
        return new AuditRule(method, pattern, Way.EACH, AuditAct.TRAIL_READ, READ, Subject.RESOURCE);
    }

    /** A command that moves a case: the desk says it with the move. */
    private static AuditRule move(String pattern) {
        return elsewhere(POST, pattern, AuditAct.CASE, UPDATE, Subject.CASE);
    }
}
