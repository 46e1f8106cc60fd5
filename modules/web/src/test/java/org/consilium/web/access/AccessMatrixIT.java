package org.consilium.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.consilium.web.Browser;
import org.consilium.web.TestNode;
import org.consilium.web.dicomweb.worklist.ReadingRoom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route x every role x {own institution, by case grant, after the case ended, other institution}, strangers and the machine client. What is
 * expected follows from the tables of rights alone; routes come from the controllers, so that a new one is in the matrix or fails it.
 */
class AccessMatrixIT {

    /** Says nothing without something of its own: a password, a secret in the address. */
    private static final int ANYTHING = -1;

    /** Workitems are made by offers, and nobody else. */
    private static final Set<String> NOBODY = Set.of("POST /dicomweb/workitems");

    /** What a person says to another. */
    private static final Set<String> PEOPLE_ONLY =
            Set.of("POST /dicomweb/workitems", "POST /dicomweb/workitems/{workitem}/cancelrequest");

    private final TreeSet<String> wrong = new TreeSet<>();
    private final MatrixScene scene;
    private final ReadingRoom room;
    private final MatrixRequests requests;

    AccessMatrixIT() throws IOException {
        scene = new MatrixScene();
        room = scene.room;
        requests = new MatrixRequests(room.node);
    }

    @AfterEach
    void stop() throws IOException {
        scene.close();
    }

    @Test
    void nobodyGetsMoreOrLessThanTheTablesSay() {
        var cells = cells();
        for (var cell : cells) {
            ask(cell, "a stranger", room.node.browser(), Optional.empty(), cell.isOpen() ? ANYTHING : 401);
            boolean machine = cell.rule().allows(new Caller.Machine("api-token")) && !PEOPLE_ONLY.contains(cell.name());
            int expected = cell.isOpen() ? ANYTHING : machine ? 0 : 403;
            ask(cell, "the machine", room.node.browser(), Optional.of(TestNode.API_TOKEN), expected);
            scene.actors.forEach(actor -> ask(cell, actor));
        }
        System.out.println("Access matrix: " + cells.size() + " routes, " + (scene.actors.size() + 2) + " callers, "
                + requests.asked() + " requests");
        assertThat(wrong).isEmpty();
        assertThat(requests.asked()).isGreaterThan(cells.size() * (scene.actors.size() + 2));
    }

    /** Every route of every controller; leaving comes last. */
    private List<Cell> cells() {
        var cells = new ArrayList<Cell>();
        var acts = new TreeSet<>(CaseActs.routes());
        var mapping = (RequestMappingHandlerMapping) room.node.context().getBean("requestMappingHandlerMapping");
        mapping.getHandlerMethods()
                .forEach((info, handler) -> info.getPatternValues()
                        .forEach(pattern -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> {
                                    var request = new MockHttpServletRequest(method.name(), scene.real.path(pattern));
                                    var rule = Routes.find(request);
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

    private void ask(Cell cell, Actor actor) {
        if (cell.isOpen()) {
            ask(cell, actor.toString(), actor.browser(), Optional.empty(), ANYTHING);
        } else if (cell.rule().allows(new Caller.Human(personOf(actor))) && !NOBODY.contains(cell.name())) {
            within(cell, actor);
        } else {
            ask(cell, actor.toString(), actor.browser(), Optional.empty(), 403);
        }
    }

    /** The route is open to the role; what it shows depends on whose study or case it is. */
    private void within(Cell cell, Actor actor) {
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
        } else if (cell.listsStudies()) {
            var answer = requests.send(cell, scene.real, actor.browser(), Optional.empty(), "");
            expect(cell, actor.toString(), answer.statusCode() < 300, "status " + answer.statusCode());
            boolean shown = text(answer).contains("\"" + scene.real.get("study") + "\"");
            expect(cell, actor.toString(), shown == actor.seesStudy(), shown ? "shows the study" : "hides the study");
            if (!actor.seesStudy() && !cell.pattern().equals("/api/studies")) {
                looksMissing(cell, actor, "");
            }
        } else if (cell.readsStudy()) {
            shownOnly(cell, actor, actor.seesStudy());
        } else if (cell.readsOrder()) {
            shownOnly(cell, actor, actor.seesCase());
        } else if (cell.readsWorkitem()) {
            shownOnly(cell, actor, seesTask(actor));
        } else if (cell.listsCases()) {
            var answer =
                    requests.send(cell, scene.real, actor.browser(), Optional.empty(), "{\"view\": \"institution\"}");
            boolean task = cell.pattern().endsWith("workitems");
            boolean shown = text(answer).contains(scene.real.get(task ? "workitem" : "case"));
            boolean meant = task ? seesTask(actor) : actor.seesCase();
            expect(cell, actor.toString(), shown == meant, shown ? "shows the case" : "hides the case");
        } else {
            ask(cell, actor.toString(), actor.browser(), Optional.empty(), 0);
        }
    }

    private static boolean seesTask(Actor actor) {
        return actor.reads() || actor.asks() || actor.coordinates();
    }

    private void shownOnly(Cell cell, Actor actor, boolean seen) {
        ask(cell, actor.toString(), actor.browser(), Optional.empty(), seen ? 0 : 404);
        if (!seen) {
            looksMissing(cell, actor, "");
        }
    }

    /** Somebody with the role and nothing else: routes are decided by rights. */
    private Person personOf(Actor actor) {
        return new Person(
                room.referrer.id(),
                "x",
                "x",
                Optional.empty(),
                room.hospital.id(),
                Set.of(actor.role()),
                Set.of(),
                ZoneOffset.UTC,
                true);
    }

    /** A foreign UID is answered byte for byte like one that is not there, but for the UIDs themselves. */
    private void looksMissing(Cell cell, Actor actor, String body) {
        var foreign = requests.send(cell, scene.real, actor.browser(), Optional.empty(), body);
        var missing = requests.send(cell, scene.missing, actor.browser(), Optional.empty(), body);
        var shown = scene.real.hiddenIn(text(foreign));
        var expected = scene.missing.hiddenIn(text(missing));
        expect(
                cell,
                actor.toString(),
                foreign.statusCode() == missing.statusCode()
                        && shown.equals(expected)
                        && headers(foreign).equals(headers(missing)),
                "a foreign one is told from a missing one: " + shown + " / " + expected);
    }

    private static Map<String, List<String>> headers(HttpResponse<byte[]> answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> name.equals("date") || name.equals("content-length"));
        return headers;
    }

    private void ask(Cell cell, String who, Browser browser, Optional<String> token, int expected) {
        ask(cell, who, browser, token, expected, "{}");
    }

    /** @param expected 0 for whatever is neither a stranger's nor a refused one's answer, {@link #ANYTHING} for that too */
    private void ask(Cell cell, String who, Browser browser, Optional<String> token, int expected, String body) {
        int status = requests.send(cell, scene.real, browser, token, body).statusCode();
        boolean answered = status != 401 && status != 403 && !(status == 404 && cell.namesWhatIsThere());
        boolean holds = expected == ANYTHING || (expected == 0 ? answered : status == expected);
        expect(cell, who, holds, "expected " + (expected == 0 ? "an answer" : expected) + ", got " + status);
    }

    private void expect(Cell cell, String who, boolean holds, String what) {
        if (!holds) {
            wrong.add(cell.name() + " by " + who + ": " + what);
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
