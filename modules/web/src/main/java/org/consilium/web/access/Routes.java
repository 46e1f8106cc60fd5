package org.consilium.web.access;

import static org.consilium.security.Role.ADJUDICATOR;
import static org.consilium.security.Role.ADMINISTRATOR;
import static org.consilium.security.Role.BOARD_CHAIR;
import static org.consilium.security.Role.COORDINATOR;
import static org.consilium.security.Role.IMAGE_STEWARD;
import static org.consilium.security.Role.PATHOLOGIST;
import static org.consilium.security.Role.REFERRER;
import static org.consilium.security.Role.SPECIALIST;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consilium.security.Role;
import org.consilium.web.access.Route.Who;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The table of all routes and who may call them. A route that is not in it is not there: nobody reaches it, and a test fails
 * for a controller method without a row. Within a route the modules decide further (whose case, which study).
 */
public final class Routes {

    private static final Who EVERYBODY = new Who.Everybody();
    private static final Who PEOPLE = new Who.People();
    private static final Set<Role> CLINICAL =
            Arrays.stream(Role.values()).filter(Role::isClinical).collect(Collectors.toUnmodifiableSet());
    private static final Who CLINICIANS = new Who.PeopleWith(CLINICAL);
    private static final Who CLINICIANS_AND_MACHINE = new Who.MachineOrPeopleWith(CLINICAL);
    private static final Who ASKING = new Who.PeopleWith(Set.of(REFERRER, COORDINATOR));
    private static final Who READING = new Who.PeopleWith(Set.of(SPECIALIST, PATHOLOGIST, ADJUDICATOR, BOARD_CHAIR));
    private static final Who COORDINATORS = new Who.PeopleWith(Set.of(COORDINATOR));
    private static final Who ADMINISTRATORS = new Who.PeopleWith(Set.of(ADMINISTRATOR));
    private static final Who PEERS_KEEPERS = new Who.PeopleWith(Set.of(ADMINISTRATOR, IMAGE_STEWARD));
    private static final Who PEOPLE_KEEPERS = new Who.PeopleWith(Set.of(ADMINISTRATOR, COORDINATOR));
    private static final Who DELIVERY_WATCHERS = new Who.PeopleWith(Set.of(ADMINISTRATOR, IMAGE_STEWARD, COORDINATOR));

    public static final List<Route> TABLE = List.of(
            row(GET, "/actuator/health", EVERYBODY),
            row(GET, "/actuator/health/*", EVERYBODY),
            // Counts and times without a name in them, for a collector that has no account.
            row(GET, "/actuator/prometheus", EVERYBODY),
            row(GET, "/actuator/**", ADMINISTRATORS),
            row(GET, "/api/openapi.json", EVERYBODY),
            row(POST, "/api/session", EVERYBODY),
            row(GET, "/api/session", PEOPLE),
            row(DELETE, "/api/session", PEOPLE),
            row(PUT, "/api/session/password", PEOPLE),
            row(GET, "/api/events", PEOPLE),
            row(GET, "/api/codes", PEOPLE),
            row(GET, "/api/institutions", PEOPLE),
            row(POST, "/api/institutions", ADMINISTRATORS),
            row(PUT, "/api/institutions/*", ADMINISTRATORS),
            row(GET, "/api/persons", PEOPLE_KEEPERS),
            row(POST, "/api/persons", ADMINISTRATORS),
            row(PUT, "/api/persons/*", ADMINISTRATORS),
            row(POST, "/api/persons/*/password", ADMINISTRATORS),
            row(GET, "/api/remote-aes", PEERS_KEEPERS),
            row(PUT, "/api/remote-aes/*", PEERS_KEEPERS),
            row(DELETE, "/api/remote-aes/*", PEERS_KEEPERS),
            row(POST, "/api/remote-aes/*/echo", PEERS_KEEPERS),
            row(GET, "/api/deliveries", DELIVERY_WATCHERS),
            row(POST, "/api/deliveries/*/retry", DELIVERY_WATCHERS),
            row(GET, "/api/studies", CLINICIANS),
            row(GET, "/api/studies/*", CLINICIANS),
            row(GET, "/api/cases", CLINICIANS),
            row(POST, "/api/cases", ASKING),
            row(GET, "/api/cases/*", CLINICIANS),
            row(PUT, "/api/cases/*", ASKING),
            row(POST, "/api/cases/*/submit", ASKING),
            row(POST, "/api/cases/*/cancel", ASKING),
            row(POST, "/api/cases/*/reply", ASKING),
            row(POST, "/api/cases/*/acknowledge", ASKING),
            row(POST, "/api/cases/*/close", ASKING),
            row(POST, "/api/cases/*/reject", COORDINATORS),
            row(GET, "/api/cases/*/candidates", ASKING),
            row(POST, "/api/cases/*/offer", COORDINATORS),
            row(POST, "/api/cases/*/accept", READING),
            row(POST, "/api/cases/*/decline", READING),
            row(POST, "/api/cases/*/begin", READING),
            row(POST, "/api/cases/*/question", READING),
            row(PUT, "/api/cases/*/draft", READING),
            row(POST, "/api/cases/*/sign", READING),
            row(POST, "/api/cases/*/comment", CLINICIANS),
            row(GET, "/api/cases/*/opinions/*/report.pdf", CLINICIANS),
            row(GET, "/dicomweb/**", CLINICIANS_AND_MACHINE),
            row(POST, "/dicomweb/studies", CLINICIANS_AND_MACHINE),
            row(POST, "/dicomweb/studies/*", CLINICIANS_AND_MACHINE));

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

    private static Route row(HttpMethod method, String pattern, Who who) {
        return new Route(method, pattern, who);
    }
}
