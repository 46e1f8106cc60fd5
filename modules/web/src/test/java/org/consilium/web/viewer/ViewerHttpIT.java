package org.consilium.web.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.consilium.cases.CaseId;
import org.consilium.cases.Urgency;
import org.consilium.kernel.Uid;
import org.consilium.web.Browser;
import org.consilium.web.dicomweb.worklist.ReadingRoom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A viewer of another maker, from the side of those who open it, of the viewer, and of those who have found a code or a token. */
@ExtendWith(OutputCaptureExtension.class)
class ViewerHttpIT {

    /** The promise. */
    private static final Duration DEAD_WITHIN = Duration.ofSeconds(5);

    private static final String ORIGIN = "https://ohif.example";
    private static ReadingRoom room;
    private CaseId id;
    private Uid study;

    @BeforeAll
    static void start() {
        var link = "--consilium.viewers.links[0].";
        room = new ReadingRoom(
                link + "name=ohif",
                link + "display-name=OHIF",
                link + "address=https://ohif.example/open#code={code}&node={node}",
                link + "origin=" + ORIGIN);
    }

    @AfterAll
    static void stop() throws IOException {
        room.close();
    }

    @BeforeEach
    void offered() throws IOException {
        id = room.offered(Urgency.ROUTINE);
        study = room.cases().get(room.coordinator, id).studies().getFirst();
    }

    @Test
    void aViewerReadsTheStudiesOfTheCaseAndNothingElse(CapturedOutput output) throws IOException {
        var other = room.offered(Urgency.ROUTINE);
        var otherStudy = room.cases().get(room.coordinator, other).studies().getFirst();
        var address = started(room.browser(room.specialist), id);
        assertThat(address.toString())
                .startsWith("https://ohif.example/open#code=")
                .doesNotContain(study.value());
        var exchanged = Browser.json(exchange(code(address)));
        assertThat(exchanged.at("/studies/0").asString()).isEqualTo(study.value());
        var token = exchanged.get("token").asString();
        var root = URI.create(exchanged.get("dicomweb").asString());

        var series = Browser.json(read(token, root.getPath() + "/studies/" + study + "/series"));
        var found = series.get(0).at("/0020000E/Value/0").asString();
        assertThat(read(token, "/dicomweb/studies/" + study + "/series/" + found + "/metadata")
                        .statusCode())
                .isEqualTo(200);
        assertThat(read(token, "/dicomweb/studies/" + study).statusCode()).isEqualTo(200);
        assertThat(Browser.json(read(token, "/dicomweb/studies"))).hasSize(1);
        assertThat(read(token, "/dicomweb/studies?StudyInstanceUID=" + otherStudy)
                        .statusCode())
                .isIn(200, 204);

        assertThat(read(token, "/dicomweb/studies/" + otherStudy + "/metadata").statusCode())
                .isEqualTo(404);
        for (var closed : List.of(
                "/dicomweb/workitems", "/api/cases", "/api/session", "/api/me/viewer-sessions", "/fhir/ImagingStudy")) {
            assertThat(read(token, closed).statusCode()).as(closed).isEqualTo(401);
        }
        var instance = Browser.json(read(token, "/dicomweb/studies/" + study + "/instances"))
                .get(0)
                .at("/00080018/Value/0")
                .asString();
        var path = "/dicomweb/studies/" + study + "/series/" + found + "/instances/" + instance;
        assertThat(read(token, path).statusCode()).isEqualTo(200);
        assertThat(read(token, path + "?original=true").statusCode()).isEqualTo(403);
        var store = bearer(token, "/dicomweb/studies").POST(BodyPublishers.ofString("{}"));
        assertThat(room.node.browser().send(store).statusCode()).isEqualTo(401);
        assertThat(output.getAll()).doesNotContain(code(address)).doesNotContain(token);
    }

    @Test
    void aCodeIsGoodOnceAndForAMinute() {
        var browser = room.browser(room.specialist);
        var used = code(started(browser, id));
        assertThat(exchange(used).statusCode()).isEqualTo(200);
        assertThat(exchange(used).statusCode()).isEqualTo(401);
        var late = code(started(browser, id));
        room.node.pass(Duration.ofSeconds(61));
        assertThat(exchange(late).statusCode()).isEqualTo(401);
        assertThat(exchange("made-up").statusCode()).isEqualTo(401);
        assertThat(exchange("x".repeat(10_000)).statusCode()).isEqualTo(401);
        var token = token(room.browser(room.specialist), id);
        assertThat(exchange(token).statusCode()).as("a token is no code").isEqualTo(401);
        var waiting = code(started(room.browser(room.specialist), id));
        assertThat(read(waiting, "/dicomweb/studies").statusCode())
                .as("a code is no token")
                .isEqualTo(401);
    }

    @Test
    void onlyWhoSeesTheCaseOpensAViewerFromIt() {
        var stranger = room.node.browser().signIn("stranger");
        assertThat(open(stranger, id, "ohif").statusCode()).isEqualTo(404);
        assertThat(open(room.browser(room.other), id, "ohif").statusCode()).isEqualTo(404);
        assertThat(open(room.browser(room.specialist), id, "another").statusCode())
                .isEqualTo(400);
    }

    @Test
    void withdrawingTheConsentEndsTheViewerAndTheCodeOfWhoReadsByGrant() {
        var browser = room.browser(room.specialist);
        var token = token(browser, id);
        var waiting = code(started(browser, id));
        assertThat(metadata(token)).isEqualTo(200);

        room.cases().withdrawConsent(room.referrer, id, "The patient has changed their mind.");

        await().atMost(DEAD_WITHIN).until(() -> metadata(token) != 200);
        var late = exchange(waiting);
        assertThat(
                        late.statusCode() == 200
                                ? metadata(Browser.json(late).get("token").asString())
                                : late.statusCode())
                .isIn(401, 404);
    }

    @Test
    void theEndOfTheCaseEndsTheViewerEvenOfWhoSeesTheStudyAnyway() {
        var own = token(room.browser(room.referrer), id);
        assertThat(metadata(own)).isEqualTo(200);

        room.cases().cancel(room.referrer, id, "Solved.");

        await().atMost(DEAD_WITHIN).until(() -> metadata(own) == 401);
        assertThat(open(room.browser(room.referrer), id, "ohif").statusCode()).isEqualTo(409);
    }

    @Test
    void itsPersonSeesAndEndsItAndNobodyElseDoes() {
        var browser = room.browser(room.specialist);
        var token = token(browser, id);
        assertThat(metadata(token)).isEqualTo(200);
        var shown = Browser.json(browser.get("/api/me/viewer-sessions")).get(0);
        assertThat(shown.get("caseId").asString()).isEqualTo(id.toString());
        var path = "/api/me/viewer-sessions/" + shown.get("id").asString();
        assertThat(room.browser(room.referrer).delete(path).statusCode()).isEqualTo(404);
        assertThat(metadata(token)).isEqualTo(200);
        assertThat(browser.delete(path).statusCode()).isEqualTo(204);
        assertThat(metadata(token)).isEqualTo(401);
    }

    @Test
    void itEndsAfterAnHourAndOneTooManyEndsTheOldest() {
        var browser = room.browser(room.specialist);
        var tokens = new ArrayList<String>();
        for (int i = 0; i < 11; i++) {
            tokens.add(token(browser, id));
            room.node.pass(Duration.ofSeconds(1));
        }
        assertThat(metadata(tokens.getFirst())).isEqualTo(401);
        assertThat(metadata(tokens.getLast())).isEqualTo(200);
        room.node.pass(Duration.ofHours(1));
        assertThat(metadata(tokens.getLast())).isEqualTo(401);
    }

    @Test
    void pagesOfTheViewersOriginMayAskAndOthersMayNot() {
        assertThat(preflight(ORIGIN)).isEqualTo(ORIGIN);
        assertThat(preflight("https://evil.example")).isEmpty();
        var token = token(room.browser(room.specialist), id);
        var read = room.node
                .browser()
                .send(bearer(token, "/dicomweb/studies/" + study + "/metadata").header("Origin", ORIGIN));
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.headers().firstValue("access-control-allow-origin")).hasValue(ORIGIN);
        assertThat(read.headers().firstValue("access-control-allow-credentials"))
                .isEmpty();
    }

    private String preflight(String origin) {
        return room.node
                .browser()
                .send(HttpRequest.newBuilder(room.node.url("/dicomweb/studies/" + study + "/metadata"))
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "GET")
                        .header("Access-Control-Request-Headers", "authorization")
                        .method("OPTIONS", BodyPublishers.noBody()))
                .headers()
                .firstValue("access-control-allow-origin")
                .orElse("");
    }

    private static HttpResponse<byte[]> open(Browser browser, CaseId id, String viewer) {
        return browser.post("/api/cases/" + id + "/viewer-codes", Map.of("viewer", viewer));
    }

    private static URI started(Browser browser, CaseId id) {
        var answer = open(browser, id, "ohif");
        assertThat(answer.statusCode()).isEqualTo(200);
        return URI.create(Browser.json(answer).get("address").asString());
    }

    private static String code(URI address) {
        return address.getRawFragment().replaceAll("^code=([^&]*)&.*", "$1");
    }

    private static HttpResponse<byte[]> exchange(String code) {
        return room.node.browser().post("/api/viewer-sessions", Map.of("code", code));
    }

    private static String token(Browser browser, CaseId id) {
        return Browser.json(exchange(code(started(browser, id)))).get("token").asString();
    }

    private static HttpRequest.Builder bearer(String token, String path) {
        return HttpRequest.newBuilder(room.node.url(path)).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<byte[]> read(String token, String path) {
        return room.node.browser().send(bearer(token, path));
    }

    private int metadata(String token) {
        return read(token, "/dicomweb/studies/" + study + "/metadata").statusCode();
    }
}
