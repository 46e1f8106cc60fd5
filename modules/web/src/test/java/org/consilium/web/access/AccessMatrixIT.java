package org.consilium.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.consilium.cases.CaseId;
import org.consilium.cases.Urgency;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.Grants;
import org.consilium.security.Institution;
import org.consilium.security.Person;
import org.consilium.security.Role;
import org.consilium.web.Browser;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.consilium.web.access.Actor.Relation;
import org.consilium.web.dicomweb.worklist.ReadingRoom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route x every role x {own institution, by case grant, after the case ended, other institution}, strangers and the machine client. What is
 * expected follows from the tables of rights alone; routes come from the controllers, so that a new one is in the matrix or fails it.
 */
class AccessMatrixIT {

    private static final String LISTS =
            "/dicomweb/studies|/dicomweb/series|/dicomweb/instances|/dicomweb/studies/\\{study}/series"
                    + "|/dicomweb/studies/\\{study}/instances|/dicomweb/studies/\\{study}/series/\\{series}/instances|/api/studies";

    private static final Set<String> LISTS_OF_CASES =
            Set.of("GET /api/cases", "POST /api/case-search", "GET /dicomweb/workitems");

    /** Says nothing without something of its own: a password, a secret in the address. */
    private static final int ANYTHING = -1;

    /** Workitems are made by offers, and nobody else. */
    private static final Set<String> NOBODY = Set.of("POST /dicomweb/workitems");

    /** What a person says to another. */
    private static final Set<String> PEOPLE_ONLY =
            Set.of("POST /dicomweb/workitems", "POST /dicomweb/workitems/{workitem}/cancelrequest");

    private static ReadingRoom room;
    private static final List<Actor> ACTORS = new ArrayList<>();
    private static final Map<String, String> REAL = new TreeMap<>();
    private static final Map<String, String> MISSING = new TreeMap<>();
    private static final TreeSet<String> WRONG = new TreeSet<>();
    private static int asked;

    private record Cell(String method, String pattern, Route rule) {
        String name() {
            return method + " " + pattern;
        }

        /** Open to everybody, or to whom the controller itself recognizes. */
        boolean isOpen() {
            return rule.allowsEverybody() || rule.recognizesItself();
        }

        /** The order of the case, in FHIR. */
        Cell ofCase() {
            return new Cell(method, pattern.replace("{type}", "ServiceRequest").replace("{id}", "{case}"), rule);
        }

        boolean isRead() {
            return method.equals("GET");
        }
    }

    @BeforeAll
    static void people() throws IOException {
        room = new ReadingRoom("--consilium.security.confirmation-max=1h");
        var elsewhere = room.node.institution("Elsewhere still");
        var id = room.offered(Urgency.ROUTINE);
        var study = room.cases().get(room.coordinator, id).studies().getFirst();
        var series = Uid.random();
        var instance = Uid.random();
        TestImages.receive(
                room.node,
                room.hospital.id(),
                TestImages.ct(study, series, instance, 7),
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        room.cases().decline(room.specialist, id, "No time.");
        room.cases().offer(room.coordinator, id, room.other.id());
        room.cases().accept(room.other, id);
        room.cases().begin(room.other, id);
        for (var role : Role.values()) {
            for (var relation : Relation.values()) {
                ACTORS.add(actor(role, relation, relation == Relation.OWN ? room.hospital : elsewhere, id, study));
            }
        }
        REAL.putAll(Map.of(
                "study",
                study.value(),
                "series",
                series.value(),
                "instance",
                instance.value(),
                "case",
                id.toString(),
                "workitem",
                room.workitem(id, room.other).value()));
        MISSING.putAll(Map.of(
                "study",
                Uid.random().value(),
                "series",
                Uid.random().value(),
                "instance",
                Uid.random().value(),
                "case",
                UUID.randomUUID().toString(),
                "workitem",
                Uid.of(UUID.randomUUID()).value()));
    }

    /** The people of the case itself where there are some of the role, somebody new elsewhere. */
    private static Actor actor(Role role, Relation relation, Institution institution, CaseId id, Uid study) {
        boolean asks = role == Role.REFERRER && relation == Relation.OWN;
        boolean reads = role == Role.SPECIALIST && relation == Relation.GRANTED;
        boolean late = role == Role.SPECIALIST && relation == Relation.ENDED;
        Person person = asks
                ? room.referrer
                : reads ? room.other : late ? room.specialist : newcomer(role, relation, institution, id, study);
        return new Actor(role, relation, room.browser(person).confirm(), asks, reads, late);
    }

    private static Person newcomer(Role role, Relation relation, Institution institution, CaseId id, Uid study) {
        var person = room.node.person((relation + "-" + role).toLowerCase(java.util.Locale.ROOT), institution, role);
        var grants = room.node.bean(Grants.class);
        switch (relation) {
            case GRANTED -> grants.grant(person.id(), id.value(), Set.of(study));
            case ENDED -> {
                var ended = UUID.randomUUID();
                grants.grant(person.id(), ended, Set.of(study));
                grants.withdrawAll(ended);
            }
            case OWN, OTHER -> {
                // Nothing but their institution.
            }
        }
        return person;
    }

    @AfterAll
    static void stop() throws IOException {
        ACTORS.clear();
        room.close();
    }

    @Test
    void nobodyGetsMoreOrLessThanTheTablesSay() {
        var cells = cells();
        for (var cell : cells) {
            ask(cell, "a stranger", room.node.browser(), Optional.empty(), cell.isOpen() ? ANYTHING : 401);
            boolean machine = cell.rule.allows(new Caller.Machine("api-token")) && !PEOPLE_ONLY.contains(cell.name());
            int expected = cell.isOpen() ? ANYTHING : machine ? 0 : 403;
            ask(cell, "the machine", room.node.browser(), Optional.of(TestNode.API_TOKEN), expected);
            ACTORS.forEach(actor -> ask(cell, actor));
        }
        System.out.println("Access matrix: " + cells.size() + " routes, " + (ACTORS.size() + 2) + " callers, " + asked
                + " requests");
        assertThat(WRONG).isEmpty();
        assertThat(asked).isGreaterThan(cells.size() * (ACTORS.size() + 2));
    }

    /** The role is held within one institution: it reaches that one and those below it, and from the one that runs the node all. */
    @Test
    void administratorsReachTheirInstitutionAndThoseBelowIt() {
        var cared = AdministeredPlaces.in(room.node);
        for (var administrator : cared.administrators()) {
            for (var place : cared.places()) {
                boolean reached = cared.reaches(administrator, place);
                for (var status : cared.attempts(administrator, place).entrySet()) {
                    assertThat(status.getValue() != 403)
                            .as(
                                    "%s by the administrator of %s at %s: %d",
                                    status.getKey(), administrator, place, status.getValue())
                            .isEqualTo(reached);
                }
                assertThat(cared.lists(administrator, place))
                        .as("what the administrator of %s is shown of %s", administrator, place)
                        .isEqualTo(reached);
            }
        }
    }

    /** Every route of every controller; leaving comes last. */
    private static List<Cell> cells() {
        var cells = new ArrayList<Cell>();
        var acts = new TreeSet<>(CaseActs.routes());
        var mapping = (RequestMappingHandlerMapping) room.node.context().getBean("requestMappingHandlerMapping");
        mapping.getHandlerMethods()
                .forEach((info, handler) -> info.getPatternValues()
                        .forEach(pattern -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> {
                                    var rule =
                                            Routes.find(new MockHttpServletRequest(method.name(), path(pattern, REAL)));
                                    assertThat(rule).as(method + " " + pattern).isPresent();
                                    var cell = new Cell(method.name(), pattern, rule.orElseThrow());
                                    assertThat(!pattern.startsWith("/api/cases/{id}") || acts.remove(cell.name()))
                                            .as("an act in a case without a row: " + cell.name())
                                            .isTrue();
                                    cells.add(cell);
                                    if (pattern.startsWith("/fhir/{type}/{id}")) {
                                        cells.add(cell.ofCase());
                                    }
                                })));
        assertThat(acts).as("acts without a route").isEmpty();
        cells.sort(Comparator.comparing((Cell cell) -> cell.name().equals("DELETE /api/session"))
                .thenComparing(Cell::name));
        return cells;
    }

    private static String path(String pattern, Map<String, String> names) {
        boolean ofCase = pattern.startsWith("/api/cases/");
        return pattern.replace("{study}", names.getOrDefault("study", ""))
                .replace("{series}", names.getOrDefault("series", ""))
                .replace("{instance}", names.getOrDefault("instance", ""))
                .replace("{workitem}", names.getOrDefault("workitem", ""))
                .replace("{id}", ofCase ? names.getOrDefault("case", "") : MISSING.getOrDefault("case", ""))
                .replace("{case}", names.getOrDefault("case", ""))
                .replace("{frames}", "1")
                .replace("{frame}", "1")
                .replace("{version}", "1")
                .replace("{*path}", "00281201")
                .replaceAll("\\{\\*?\\w+}", "X1");
    }

    private static String address(Cell cell, Map<String, String> names) {
        var path = path(cell.pattern, names);
        return switch (cell.pattern) {
            case "/dicomweb/wado" ->
                path + "?requestType=WADO&contentType=application/dicom&studyUID=" + names.get("study") + "&seriesUID="
                        + names.get("series") + "&objectUID=" + names.get("instance");
            case "/dicomweb/studies", "/dicomweb/series", "/dicomweb/instances" ->
                path + "?StudyInstanceUID=" + names.get("study");
            case "/api/cases" -> cell.isRead() ? path + "?view=institution" : path;
            default -> path;
        };
    }

    private static void ask(Cell cell, Actor actor) {
        if (cell.isOpen()) {
            ask(cell, actor.toString(), actor.browser(), Optional.empty(), ANYTHING);
        } else if (cell.rule.allows(new Caller.Human(personOf(actor))) && !NOBODY.contains(cell.name())) {
            within(cell, actor);
        } else {
            ask(cell, actor.toString(), actor.browser(), Optional.empty(), 403);
        }
    }

    /** The route is open to the role; what it shows depends on whose study or case it is. */
    private static void within(Cell cell, Actor actor) {
        var act = CaseActs.of(cell.name());
        if (act.isPresent()) {
            boolean own = act.get().who().test(actor);
            boolean late = act.get().offers() && actor.late();
            var body = own ? "{}" : act.get().body();
            int expected = own ? 0 : late ? 409 : actor.seesCase() ? 403 : 404;
            ask(cell, actor.toString(), actor.browser(), Optional.empty(), expected, body);
            if (expected == 404) {
                looksMissing(cell, actor, body);
            }
        } else if (cell.isRead() && cell.pattern.matches(LISTS)) {
            var answer = send(cell, REAL, actor.browser(), Optional.empty(), "");
            expect(cell, actor.toString(), answer.statusCode() < 300, "status " + answer.statusCode());
            boolean shown = text(answer).contains("\"" + REAL.get("study") + "\"");
            expect(cell, actor.toString(), shown == actor.seesStudy(), shown ? "shows the study" : "hides the study");
            if (!actor.seesStudy() && !cell.pattern.equals("/api/studies")) {
                looksMissing(cell, actor, "");
            }
        } else if (cell.isRead()
                && (cell.pattern.contains("{study}") || cell.pattern.equals("/dicomweb/wado"))
                && !cell.pattern.startsWith("/api/retention")) {
            ask(cell, actor.toString(), actor.browser(), Optional.empty(), actor.seesStudy() ? 0 : 404);
            if (!actor.seesStudy()) {
                looksMissing(cell, actor, "");
            }
        } else if (cell.name().equals("GET /fhir/ServiceRequest/{case}")) {
            ask(cell, actor.toString(), actor.browser(), Optional.empty(), actor.seesCase() ? 0 : 404);
            if (!actor.seesCase()) {
                looksMissing(cell, actor, "");
            }
        } else if (cell.name().equals("GET /dicomweb/workitems/{workitem}")) {
            boolean seen = actor.reads() || actor.asks() || actor.coordinates();
            ask(cell, actor.toString(), actor.browser(), Optional.empty(), seen ? 0 : 404);
            if (!seen) {
                looksMissing(cell, actor, "");
            }
        } else if (LISTS_OF_CASES.contains(cell.name())) {
            var answer = send(cell, REAL, actor.browser(), Optional.empty(), "{\"view\": \"institution\"}");
            boolean task = cell.pattern.endsWith("workitems");
            boolean shown = text(answer).contains(REAL.get(task ? "workitem" : "case"));
            boolean meant = task ? actor.reads() || actor.asks() || actor.coordinates() : actor.seesCase();
            expect(cell, actor.toString(), shown == meant, shown ? "shows the case" : "hides the case");
        } else {
            ask(cell, actor.toString(), actor.browser(), Optional.empty(), 0);
        }
    }

    /** Somebody with the role and nothing else: routes are decided by rights. */
    private static Person personOf(Actor actor) {
        return new Person(
                room.referrer.id(),
                "x",
                "x",
                Optional.empty(),
                room.hospital.id(),
                Set.of(actor.role()),
                Set.of(),
                java.time.ZoneOffset.UTC,
                true);
    }

    /** A foreign UID is answered byte for byte like one that is not there, but for the UIDs themselves. */
    private static void looksMissing(Cell cell, Actor actor, String body) {
        var foreign = send(cell, REAL, actor.browser(), Optional.empty(), body);
        var missing = send(cell, MISSING, actor.browser(), Optional.empty(), body);
        expect(
                cell,
                actor.toString(),
                foreign.statusCode() == missing.statusCode()
                        && without(foreign, REAL).equals(without(missing, MISSING))
                        && headers(foreign).equals(headers(missing)),
                "a foreign one is told from a missing one: " + without(foreign, REAL) + " / "
                        + without(missing, MISSING));
    }

    private static String without(HttpResponse<byte[]> answer, Map<String, String> names) {
        var text = text(answer);
        for (var name : names.entrySet()) {
            text = text.replace(name.getValue(), "{" + name.getKey() + "}");
        }
        return text;
    }

    private static Map<String, List<String>> headers(HttpResponse<byte[]> answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> name.equals("date") || name.equals("content-length"));
        return headers;
    }

    private static void ask(Cell cell, String who, Browser browser, Optional<String> token, int expected) {
        ask(cell, who, browser, token, expected, "{}");
    }

    /** @param expected 0 for whatever is neither a stranger's nor a refused one's answer, {@link #ANYTHING} for that too */
    private static void ask(Cell cell, String who, Browser browser, Optional<String> token, int expected, String body) {
        int status = send(cell, REAL, browser, token, body).statusCode();
        boolean object = (cell.pattern.contains("{study}") || cell.name().equals("GET /fhir/ServiceRequest/{case}"))
                        && cell.isRead()
                || CaseActs.of(cell.name()).isPresent();
        boolean holds = expected == ANYTHING
                || (expected == 0
                        ? status != 401 && status != 403 && !(object && status == 404 && !isNotThereYet(cell))
                        : status == expected);
        expect(cell, who, holds, "expected " + (expected == 0 ? "an answer" : expected) + ", got " + status);
    }

    /** Nothing has been signed, and there are no documents; the value at that path is not in the image; retention looks at old studies. */
    private static boolean isNotThereYet(Cell cell) {
        return cell.pattern.endsWith("report.pdf")
                || cell.pattern.contains("{document}")
                || cell.pattern.startsWith("/api/cases/{id}/studies/")
                || cell.pattern.contains("{request}")
                || cell.pattern.contains("bulkdata")
                || cell.pattern.startsWith("/api/retention");
    }

    private static void expect(Cell cell, String who, boolean holds, String what) {
        if (!holds) {
            WRONG.add(cell.name() + " by " + who + ": " + what);
        }
    }

    private static HttpResponse<byte[]> send(
            Cell cell, Map<String, String> names, Browser browser, Optional<String> token, String body) {
        asked++;
        var request = HttpRequest.newBuilder(room.node.url(address(cell, names)));
        request.method(cell.method, cell.isRead() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!cell.isRead()) {
            request.header("Content-Type", "application/json");
            browser.cookie("XSRF-TOKEN").ifPresent(csrf -> request.header("X-XSRF-TOKEN", csrf));
        }
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return cell.pattern.equals("/api/events") ? opened(browser, request) : browser.send(request);
    }

    /** The head of an answer that does not end. */
    private static HttpResponse<byte[]> opened(Browser browser, HttpRequest.Builder request) {
        try {
            return browser.client().send(request.build(), _ -> new Unread(new CompletableFuture<>()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Unread(CompletableFuture<byte[]> none) implements HttpResponse.BodySubscriber<byte[]> {

        @Override
        public CompletionStage<byte[]> getBody() {
            return none;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.cancel();
            none.complete(new byte[0]);
        }

        @Override
        public void onNext(List<ByteBuffer> item) {
            // Nobody has asked for any.
        }

        @Override
        public void onError(Throwable broken) {
            none.complete(new byte[0]);
        }

        @Override
        public void onComplete() {
            none.complete(new byte[0]);
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
