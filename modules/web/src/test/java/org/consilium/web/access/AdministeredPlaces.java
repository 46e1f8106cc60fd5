package org.consilium.web.access;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.security.CareLevel;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.Person;
import org.consilium.security.Role;
import org.consilium.web.Browser;
import org.consilium.web.TestNode;
import tools.jackson.databind.JsonNode;

/** A small tree of institutions with an administrator, a doctor and a system in each, and every act of administration upon them. */
final class AdministeredPlaces {

    private static final String HOME = "home";

    /** Who reaches what: itself and what lies below. */
    private static final Map<String, Set<String>> REACHED = Map.of(
            HOME,
            Set.of(HOME, "province", "district", "apart"),
            "province",
            Set.of("province", "district"),
            "district",
            Set.of("district"),
            "apart",
            Set.of("apart"));

    private final TestNode node;
    private final Map<String, Institution> institutions = new LinkedHashMap<>();
    private final Map<String, Person> doctors = new HashMap<>();
    private final Map<String, String> systems = new HashMap<>();
    private final Map<String, Browser> browsers = new HashMap<>();

    private AdministeredPlaces(TestNode node) {
        this.node = node;
    }

    static AdministeredPlaces in(TestNode node) {
        var places = new AdministeredPlaces(node);
        places.institutions.put(HOME, node.bean(Institutions.class).home());
        var province = places.place("province", Optional.empty());
        places.place("district", Optional.of(province.id()));
        places.place("apart", Optional.empty());
        places.institutions.forEach(places::people);
        places.institutions.keySet().forEach(places::system);
        return places;
    }

    private Institution place(String name, Optional<InstitutionId> parent) {
        var institution = new Institution(
                new InstitutionId(UUID.randomUUID()),
                "Administered " + name,
                CareLevel.BASIC,
                parent,
                "VN",
                Optional.empty());
        node.bean(Institutions.class).save(institution);
        institutions.put(name, institution);
        return institution;
    }

    private void people(String name, Institution institution) {
        node.person("chief-of-" + name, institution, Role.ADMINISTRATOR);
        doctors.put(name, node.person("doctor-of-" + name, institution, Role.REFERRER));
        browsers.put(name, node.browser().signIn("chief-of-" + name).confirm());
    }

    private void system(String name) {
        var body = Map.of(
                "account",
                "system-of-" + name,
                "name",
                "System",
                "institutionId",
                id(name),
                "roles",
                List.of("REFERRER"));
        systems.put(
                name,
                Browser.json(browser(HOME).post("/api/systems", body))
                        .at("/system/id")
                        .asString());
    }

    Set<String> administrators() {
        return institutions.keySet();
    }

    Set<String> places() {
        return institutions.keySet();
    }

    boolean reaches(String administrator, String place) {
        return REACHED.getOrDefault(administrator, Set.of()).contains(place);
    }

    /** The statuses of everything an administrator can do to people, systems and institutions. */
    Map<String, Integer> attempts(String administrator, String place) {
        var browser = browser(administrator);
        var doctor = "/api/persons/" + doctor(place).id();
        var answers = new LinkedHashMap<String, Integer>();
        answers.put(
                "create a person",
                browser.post("/api/persons", person(place, "new-" + UUID.randomUUID()))
                        .statusCode());
        answers.put(
                "change a person",
                browser.put(doctor, person(place, "doctor-of-" + place)).statusCode());
        answers.put(
                "reset a password", browser.post(doctor + "/password", Map.of()).statusCode());
        answers.put(
                "reset a second factor",
                browser.delete(doctor + "/second-factor").statusCode());
        answers.put(
                "change an institution",
                browser.put("/api/institutions/" + id(place), institution(place))
                        .statusCode());
        answers.put(
                "an institution below",
                browser.post("/api/institutions", below(place)).statusCode());
        answers.put(
                "renew a token",
                browser.post("/api/systems/" + Objects.requireNonNull(systems.get(place)) + "/token", Map.of())
                        .statusCode());
        answers.put(
                "a system of it", browser.post("/api/systems", newSystem(place)).statusCode());
        var own = "/api/persons/" + doctor(administrator).id();
        if (!administrator.equals(place)) {
            answers.put(
                    "move somebody there",
                    browser.put(own, person(place, "doctor-of-" + administrator))
                            .statusCode());
            browser.put(own, person(administrator, "doctor-of-" + administrator));
        }
        return answers;
    }

    /** Whether people and systems of a place are in the lists. */
    boolean lists(String administrator, String place) {
        boolean person = ids(browser(administrator).get("/api/persons"))
                .contains(doctor(place).id().toString());
        boolean system =
                ids(browser(administrator).get("/api/systems")).contains(Objects.requireNonNull(systems.get(place)));
        if (person != system) {
            throw new IllegalStateException("people and systems are not shown alike");
        }
        return person;
    }

    private static List<String> ids(java.net.http.HttpResponse<byte[]> answer) {
        return Browser.json(answer)
                .valueStream()
                .map((JsonNode one) -> one.get("id").asString())
                .toList();
    }

    private Map<String, Object> person(String place, String account) {
        return Map.of(
                "account",
                account,
                "name",
                "Doctor",
                "institutionId",
                id(place),
                "roles",
                List.of("REFERRER"),
                "languages",
                List.of("en"),
                "zone",
                "UTC");
    }

    private Map<String, Object> institution(String place) {
        var known = Objects.requireNonNull(institutions.get(place));
        var body = new HashMap<String, Object>(
                Map.of("name", known.name(), "level", known.level(), "country", known.country()));
        known.parent().ifPresent(parent -> body.put("parentId", parent.value()));
        return body;
    }

    private Map<String, Object> below(String place) {
        return Map.of("name", "Below " + UUID.randomUUID(), "level", "INITIAL", "country", "VN", "parentId", id(place));
    }

    private Map<String, Object> newSystem(String place) {
        return Map.of(
                "account",
                "sys-" + UUID.randomUUID(),
                "name",
                "System",
                "institutionId",
                id(place),
                "roles",
                List.of("REFERRER"));
    }

    private UUID id(String place) {
        return Objects.requireNonNull(institutions.get(place)).id().value();
    }

    private Person doctor(String place) {
        return Objects.requireNonNull(doctors.get(place));
    }

    private Browser browser(String place) {
        return Objects.requireNonNull(browsers.get(place));
    }
}
