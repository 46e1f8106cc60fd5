package org.consilium.web.access;

import static org.consilium.security.Right.ADMINISTER;
import static org.consilium.security.Right.ASK;
import static org.consilium.security.Right.COORDINATE;
import static org.consilium.security.Right.GIVE_OPINIONS;
import static org.consilium.security.Right.MANAGE_DELIVERIES;
import static org.consilium.security.Right.MANAGE_REMOTE_AES;
import static org.consilium.security.Right.READ_TRAIL;
import static org.consilium.security.Right.REVIEW_EMERGENCIES;
import static org.consilium.security.Right.STEWARD_IMAGES;
import static org.consilium.security.Right.UPLOAD_IMAGES;
import static org.consilium.security.Right.VIEW_STUDIES;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consilium.security.Right;
import org.consilium.web.access.Route.Who;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The table of all routes and who may call them, by the rights that roles give. A route that is not in it is not there: nobody reaches it, and a test fails
 * for a controller method without a row. Within a route the modules decide further (whose case, which study).
 */
public final class Routes {

    private static final Who EVERYBODY = new Who.Everybody();
    private static final Who PEOPLE = new Who.People();
    private static final Who AT_THE_DOOR = new Who.PeopleAtTheDoor();
    private static final Who VIEWERS = with(VIEW_STUDIES);
    private static final Who ASKERS = with(ASK);
    private static final Who ASKERS_AND_COORDINATORS = with(ASK, COORDINATE);
    private static final Who READERS = with(GIVE_OPINIONS);
    private static final Who READERS_AND_COORDINATORS = with(GIVE_OPINIONS, COORDINATE);
    private static final Who COORDINATORS = with(COORDINATE);
    private static final Who ADMINISTRATORS = with(ADMINISTER);
    private static final Who ADMINISTRATORS_AND_COORDINATORS = with(ADMINISTER, COORDINATE);
    private static final Who ROSTER_READERS = with(GIVE_OPINIONS, COORDINATE, ADMINISTER);
    private static final Who ROSTER_KEEPERS = with(GIVE_OPINIONS, ADMINISTER);
    private static final Who PEER_KEEPERS = with(MANAGE_REMOTE_AES);
    private static final Who DELIVERY_KEEPERS = with(MANAGE_DELIVERIES);
    private static final Who STEWARDS = with(STEWARD_IMAGES);
    private static final Who AUDITORS = with(READ_TRAIL);
    private static final Who AUDITORS_AND_ADMINISTRATORS = with(READ_TRAIL, ADMINISTER);
    private static final Who PRIVACY_OFFICERS = with(REVIEW_EMERGENCIES);
    private static final Who UPLOADERS = with(UPLOAD_IMAGES);
    private static final Who MACHINE_AND_VIEWERS = new Who.MachineOrPeopleWith(Set.of(VIEW_STUDIES));
    private static final Who MACHINE_AND_UPLOADERS = new Who.MachineOrPeopleWith(Set.of(UPLOAD_IMAGES));

    public static final List<Route> TABLE = List.of(
            row(GET, "/actuator/health", EVERYBODY),
            row(GET, "/actuator/health/*", EVERYBODY),
            // Counts and times without a name in them, for a collector that has no account.
            row(GET, "/actuator/prometheus", EVERYBODY),
            row(GET, "/actuator/**", ADMINISTRATORS),
            row(GET, "/api/openapi.json", EVERYBODY),
            row(POST, "/api/session", EVERYBODY),
            row(GET, "/api/session", AT_THE_DOOR),
            row(DELETE, "/api/session", AT_THE_DOOR),
            row(PUT, "/api/session/password", AT_THE_DOOR),
            row(POST, "/api/session/passkey/challenge", EVERYBODY),
            row(POST, "/api/session/passkey", EVERYBODY),
            row(POST, "/api/session/confirmation", AT_THE_DOOR),
            row(POST, "/api/session/confirmation/passkey/challenge", AT_THE_DOOR),
            row(POST, "/api/session/confirmation/passkey", AT_THE_DOOR),
            row(GET, "/api/session/providers", EVERYBODY),
            row(GET, "/api/session/providers/leave", EVERYBODY),
            row(POST, "/api/session/providers/*", EVERYBODY),
            row(GET, "/api/session/providers/*/callback", EVERYBODY),
            // Carries a token that the provider has signed.
            row(POST, "/api/session/providers/*/logout", new Who.Recognized()),
            row(POST, "/api/session/confirmation/providers/*", AT_THE_DOOR),
            row(GET, "/api/me/identities", PEOPLE),
            row(POST, "/api/me/identities/*", PEOPLE),
            row(DELETE, "/api/me/identities/*", PEOPLE),
            row(GET, "/api/identities", ADMINISTRATORS),
            row(PUT, "/api/identities/*", ADMINISTRATORS),
            row(DELETE, "/api/identities/*", ADMINISTRATORS),
            row(GET, "/api/me/passkeys", PEOPLE),
            row(POST, "/api/me/passkeys", PEOPLE),
            row(POST, "/api/me/passkeys/challenge", PEOPLE),
            row(PUT, "/api/me/passkeys/*", PEOPLE),
            row(DELETE, "/api/me/passkeys/*", PEOPLE),
            row(GET, "/api/me/second-factor", AT_THE_DOOR),
            row(POST, "/api/me/second-factor", AT_THE_DOOR),
            row(POST, "/api/me/second-factor/confirmation", AT_THE_DOOR),
            row(POST, "/api/me/second-factor/recovery-codes", PEOPLE),
            row(DELETE, "/api/me/second-factor", PEOPLE),
            row(GET, "/api/me/notices", PEOPLE),
            row(PUT, "/api/me/notices", PEOPLE),
            row(GET, "/api/events", PEOPLE),
            row(GET, "/api/codes", PEOPLE),
            row(GET, "/api/code-tables", ADMINISTRATORS),
            row(POST, "/api/code-tables/*", ADMINISTRATORS),
            row(GET, "/api/question-templates", ASKERS_AND_COORDINATORS),
            row(POST, "/api/question-templates", COORDINATORS),
            row(PUT, "/api/question-templates/*", COORDINATORS),
            row(DELETE, "/api/question-templates/*", COORDINATORS),
            row(GET, "/api/institutions", PEOPLE),
            row(POST, "/api/institutions", ADMINISTRATORS),
            row(PUT, "/api/institutions/*", ADMINISTRATORS),
            row(GET, "/api/institutions/*/working-calendar", PEOPLE),
            row(PUT, "/api/institutions/*/working-calendar", ADMINISTRATORS_AND_COORDINATORS),
            row(DELETE, "/api/institutions/*/working-calendar", ADMINISTRATORS_AND_COORDINATORS),
            row(POST, "/api/institutions/*/working-calendar/holidays", ADMINISTRATORS_AND_COORDINATORS),
            row(GET, "/api/persons", ADMINISTRATORS_AND_COORDINATORS),
            row(POST, "/api/persons", ADMINISTRATORS),
            row(PUT, "/api/persons/*", ADMINISTRATORS),
            row(POST, "/api/persons/*/password", ADMINISTRATORS),
            row(DELETE, "/api/persons/*/second-factor", ADMINISTRATORS),
            row(GET, "/api/persons.csv", ADMINISTRATORS),
            row(POST, "/api/persons.csv", ADMINISTRATORS),
            row(GET, "/api/institutions.csv", ADMINISTRATORS),
            row(POST, "/api/institutions.csv", ADMINISTRATORS),
            row(GET, "/api/directory", ADMINISTRATORS),
            row(POST, "/api/directory", ADMINISTRATORS),
            row(GET, "/api/import-progress", ADMINISTRATORS),
            row(GET, "/api/roster", ROSTER_READERS),
            row(GET, "/api/persons/*/duty", ROSTER_READERS),
            row(PUT, "/api/persons/*/duty/hours", ROSTER_KEEPERS),
            row(PUT, "/api/persons/*/duty/deputies", ROSTER_KEEPERS),
            row(POST, "/api/persons/*/duty/entries", ROSTER_KEEPERS),
            row(DELETE, "/api/persons/*/duty/entries/*", ROSTER_KEEPERS),
            row(POST, "/api/persons/*/duty/calendar", ROSTER_KEEPERS),
            // Asks for the password of a calendar program by itself: such programs know no sessions.
            row(GET, "/api/calendars/duty.ics", new Who.Recognized()),
            row(GET, "/api/calendars/password", READERS),
            row(POST, "/api/calendars/password", READERS),
            row(DELETE, "/api/calendars/password", READERS),
            row(GET, "/api/systems", ADMINISTRATORS),
            row(POST, "/api/systems", ADMINISTRATORS),
            row(POST, "/api/systems/*/token", ADMINISTRATORS),
            row(DELETE, "/api/systems/*", ADMINISTRATORS),
            row(GET, "/api/remote-aes", PEER_KEEPERS),
            row(PUT, "/api/remote-aes/*", PEER_KEEPERS),
            row(DELETE, "/api/remote-aes/*", PEER_KEEPERS),
            row(POST, "/api/remote-aes/*/echo", PEER_KEEPERS),
            row(GET, "/api/operations", ADMINISTRATORS),
            row(GET, "/api/operations/findings", ADMINISTRATORS),
            row(POST, "/api/operations/findings/*", ADMINISTRATORS),
            row(POST, "/api/operations/checks/*", ADMINISTRATORS),
            row(GET, "/api/retention", ADMINISTRATORS),
            row(POST, "/api/retention/policies", ADMINISTRATORS),
            row(PUT, "/api/retention/policies/*", ADMINISTRATORS),
            row(DELETE, "/api/retention/policies/*", ADMINISTRATORS),
            row(POST, "/api/retention/dry-run", ADMINISTRATORS),
            row(POST, "/api/retention/walk", ADMINISTRATORS),
            row(GET, "/api/retention/studies/*", ADMINISTRATORS),
            row(GET, "/api/retention/deletions", ADMINISTRATORS),
            row(POST, "/api/retention/deletions", ADMINISTRATORS),
            row(POST, "/api/retention/deletions/confirm", ADMINISTRATORS),
            row(POST, "/api/retention/deletions/*/dismiss", ADMINISTRATORS),
            row(POST, "/api/retention/deletions/*/take-back", ADMINISTRATORS),
            row(GET, "/api/retention/holds", ADMINISTRATORS),
            row(POST, "/api/retention/holds", ADMINISTRATORS),
            row(POST, "/api/retention/holds/*/lift", ADMINISTRATORS),
            row(GET, "/api/deliveries", DELIVERY_KEEPERS),
            row(POST, "/api/deliveries/*/retry", DELIVERY_KEEPERS),
            row(GET, "/api/conflicts", STEWARDS),
            row(GET, "/api/conflicts/*", STEWARDS),
            row(GET, "/api/conflicts/*/original/picture", STEWARDS),
            row(GET, "/api/conflicts/*/newcomer/picture", STEWARDS),
            row(POST, "/api/conflicts/*/decision", STEWARDS),
            row(POST, "/api/uploads", UPLOADERS),
            row(GET, "/api/uploads/*", UPLOADERS),
            row(PUT, "/api/uploads/*", UPLOADERS),
            row(GET, "/api/corrections", STEWARDS),
            row(POST, "/api/corrections/move", STEWARDS),
            row(POST, "/api/corrections/merge", STEWARDS),
            row(POST, "/api/corrections/*/undo", STEWARDS),
            row(GET, "/api/rejections", STEWARDS),
            row(POST, "/api/rejections/*/undo", STEWARDS),
            row(POST, "/api/audit/search", AUDITORS),
            row(POST, "/api/audit/export", AUDITORS),
            row(GET, "/api/audit/events/*", AUDITORS),
            // Counts and times without a name in them.
            row(GET, "/api/audit/state", AUDITORS_AND_ADMINISTRATORS),
            row(POST, "/api/audit/verification", AUDITORS),
            row(GET, "/fhir/AuditEvent", AUDITORS),
            row(POST, "/fhir/AuditEvent/_search", AUDITORS),
            row(GET, "/fhir/AuditEvent/*", AUDITORS),
            row(GET, "/fhir/metadata", EVERYBODY),
            row(POST, "/fhir", VIEWERS),
            row(GET, "/fhir/*", VIEWERS),
            row(POST, "/fhir/*", VIEWERS),
            row(PUT, "/fhir/*", VIEWERS),
            row(POST, "/fhir/*/_search", VIEWERS),
            row(GET, "/fhir/*/*", VIEWERS),
            row(PUT, "/fhir/*/*", VIEWERS),
            row(DELETE, "/fhir/Subscription/*", VIEWERS),
            row(GET, "/fhir/*/*/_history/*", VIEWERS),
            row(GET, "/api/studies", VIEWERS),
            row(GET, "/api/studies/*", VIEWERS),
            row(GET, "/api/studies/*/completeness", VIEWERS),
            row(GET, "/api/cases", VIEWERS),
            row(POST, "/api/case-search", VIEWERS),
            row(POST, "/api/cases", ASKERS),
            row(GET, "/api/cases/*", VIEWERS),
            row(PUT, "/api/cases/*", ASKERS),
            row(POST, "/api/cases/*/submit", ASKERS),
            row(POST, "/api/cases/*/emergency", ASKERS_AND_COORDINATORS),
            row(GET, "/api/figures", COORDINATORS),
            row(GET, "/api/figures.csv", COORDINATORS),
            row(GET, "/api/routing-rules", COORDINATORS),
            row(POST, "/api/routing-rules", COORDINATORS),
            row(POST, "/api/routing-rules/dry-run", COORDINATORS),
            row(GET, "/api/routing-rules/*", COORDINATORS),
            row(GET, "/api/emergencies", PRIVACY_OFFICERS),
            row(POST, "/api/emergencies/*/review", PRIVACY_OFFICERS),
            row(POST, "/api/cases/*/consent", ASKERS_AND_COORDINATORS),
            row(POST, "/api/cases/*/consent/withdraw", ASKERS_AND_COORDINATORS),
            row(POST, "/api/cases/*/consent/waive", COORDINATORS),
            row(POST, "/api/cases/*/documents", ASKERS_AND_COORDINATORS),
            row(DELETE, "/api/cases/*/documents/*", ASKERS),
            row(POST, "/api/cases/*/documents/*/supersede", ASKERS_AND_COORDINATORS),
            row(GET, "/api/cases/*/documents/*/content", VIEWERS),
            row(GET, "/api/cases/*/documents/*/text", VIEWERS),
            row(POST, "/api/cases/*/material", READERS),
            row(POST, "/api/cases/*/awaited", ASKERS),
            row(DELETE, "/api/cases/*/awaited/*", ASKERS),
            row(POST, "/api/cases/*/go-on", ASKERS_AND_COORDINATORS),
            row(POST, "/api/cases/*/studies/*/take", ASKERS_AND_COORDINATORS),
            row(POST, "/api/cases/*/studies/*/dismiss", ASKERS_AND_COORDINATORS),
            row(POST, "/api/cases/*/cancel", ASKERS_AND_COORDINATORS),
            row(POST, "/api/cases/*/reply", ASKERS),
            row(POST, "/api/cases/*/acknowledge", ASKERS),
            row(POST, "/api/cases/*/close", ASKERS),
            row(POST, "/api/cases/*/reject", COORDINATORS),
            row(GET, "/api/cases/*/candidates", ASKERS_AND_COORDINATORS),
            row(POST, "/api/cases/*/offer", COORDINATORS),
            row(POST, "/api/cases/*/accept", READERS),
            row(POST, "/api/cases/*/decline", READERS),
            row(POST, "/api/cases/*/begin", READERS),
            row(POST, "/api/cases/*/question", READERS),
            row(PUT, "/api/cases/*/draft", READERS),
            row(GET, "/api/cases/*/adjudicators", READERS_AND_COORDINATORS),
            row(POST, "/api/cases/*/adjudicate", READERS_AND_COORDINATORS),
            row(POST, "/api/cases/*/sign", READERS),
            row(POST, "/api/cases/*/comment", VIEWERS),
            row(GET, "/api/cases/*/opinions/*/report.pdf", VIEWERS),
            row(GET, "/api/viewers", VIEWERS),
            row(POST, "/api/cases/*/viewer-codes", VIEWERS),
            // Gives what a code was made for: viewers know no sessions.
            row(POST, "/api/viewer-sessions", new Who.Recognized()),
            row(GET, "/api/me/viewer-sessions", PEOPLE),
            row(DELETE, "/api/me/viewer-sessions/*", PEOPLE),
            row(GET, "/dicomweb/**", MACHINE_AND_VIEWERS),
            row(OPTIONS, "/dicomweb/**", MACHINE_AND_VIEWERS),
            row(POST, "/dicomweb/studies", MACHINE_AND_UPLOADERS),
            row(POST, "/dicomweb/studies/*", MACHINE_AND_UPLOADERS),
            row(POST, "/dicomweb/workitems", MACHINE_AND_VIEWERS),
            row(POST, "/dicomweb/workitems/*", MACHINE_AND_VIEWERS),
            row(PUT, "/dicomweb/workitems/*/state", MACHINE_AND_VIEWERS),
            row(POST, "/dicomweb/workitems/*/cancelrequest", MACHINE_AND_VIEWERS),
            row(POST, "/dicomweb/workitems/*/subscribers/*", MACHINE_AND_VIEWERS),
            row(POST, "/dicomweb/workitems/*/subscribers/*/suspend", MACHINE_AND_VIEWERS),
            row(DELETE, "/dicomweb/workitems/*/subscribers/*", MACHINE_AND_VIEWERS));

    private static final Map<Route, RequestMatcher> MATCHERS = TABLE.stream()
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(),
                    route -> PathPatternRequestMatcher.withDefaults().matcher(route.pattern())));

    private static final List<String> API_PREFIXES = List.of("/api", "/dicomweb", "/actuator", "/fhir");

    private Routes() {}

    /** The first row about a request. */
    static Optional<Route> find(HttpServletRequest request) {
        return TABLE.stream()
                .filter(route -> route.isFor(request.getMethod()))
                .filter(route -> MATCHERS.getOrDefault(route, _ -> false).matches(request))
                .findFirst();
    }

    /** Whether a request addresses an interface, not a page of the portal. */
    static boolean isApi(HttpServletRequest request) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return isApiPath(path);
    }

    /** Whether a path, beginning with a slash, is that of an interface and not of the portal. */
    public static boolean isApiPath(String path) {
        return API_PREFIXES.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }

    private static Who with(Right... rights) {
        return new Who.PeopleWith(Set.of(rights));
    }

    private static Route row(HttpMethod method, String pattern, Who who) {
        return new Route(method, pattern, who);
    }
}
