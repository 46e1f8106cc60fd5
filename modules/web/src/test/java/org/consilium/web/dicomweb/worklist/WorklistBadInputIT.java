package org.consilium.web.dicomweb.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.Urgency;
import org.consilium.kernel.Uid;
import org.consilium.web.Browser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests about workitems that are no such requests: refused in plain words, never an error of the node, and nothing moves. */
@ExtendWith(SharedRoom.class)
class WorklistBadInputIT {

    private static final String VALID = """
            {"00741000": {"vr": "CS", "Value": ["IN PROGRESS"]}, "00081195": {"vr": "UI", "Value": ["1.2.3"]},
             "00741002": {"vr": "SQ", "Value": [{"00741004": {"vr": "DS", "Value": [40]}}]},
             "00741238": {"vr": "LT", "Value": ["On leave"]}}
            """;
    private static final int MUTATIONS = 150;

    private static ReadingRoom room;
    private static Browser specialist;
    private static Browser stranger;
    private static CaseId id;
    private static Uid workitem;

    @BeforeAll
    static void start(ReadingRoom shared) throws IOException {
        room = shared;
        specialist = room.browser(room.specialist);
        stranger = room.node.browser().signIn("stranger");
        id = room.offered(Urgency.ROUTINE);
        workitem = room.workitem(id, room.specialist);
    }

    /** Every route that takes a body, at the workitem. */
    private static List<HttpResponse<byte[]>> everywhere(Browser browser, Uid uid, String body, String... headers) {
        return List.of(
                room.send(browser, "PUT", "/" + uid + "/state", body, headers),
                room.send(browser, "POST", "/" + uid + "?1.2.3", body, headers));
    }

    private static void assertRefused(String what, List<HttpResponse<byte[]>> answers) {
        for (HttpResponse<byte[]> answer : answers) {
            assertThat(answer.statusCode())
                    .as("%s: %s", what, new String(answer.body(), StandardCharsets.UTF_8))
                    .isBetween(400, 499);
        }
        assertThat(room.cases().get(room.referrer, id).summary().state())
                .as(what)
                .isEqualTo(CaseState.OFFERED);
    }

    @Test
    void refusesWhatIsNoDataSetOrOneOfAnotherKind() {
        String deep = "{\"00741002\":{\"vr\":\"SQ\",\"Value\":[".repeat(600) + "{}" + "]}}".repeat(600);
        for (String body : List.of(
                deep,
                "[".repeat(20_000),
                "{\"00741000\": {\"vr\": \"CS\", \"Value\": [{}]}}",
                "{\"00741000\": {\"vr\": \"SQ\", \"Value\": [{}]}, \"00081195\": {\"vr\": \"SQ\", \"Value\": []}}",
                "{\"00741000\": {\"vr\": \"CS\", \"Value\": [\"IN PROGRESS\"]}}",
                "{\"00741000\": {\"vr\": \"CS\", \"Value\": [\"in progress\"]}, \"00081195\": {\"vr\": \"UI\", \"Value\": [\"1.2\"]}}",
                "{\"00741000\": {\"vr\": \"CS\", \"Value\": [\"DONE\"]}, \"00081195\": {\"vr\": \"UI\", \"Value\": [\"1.2\"]}}",
                "{\"00741000\": {\"vr\": \"CS\", \"Value\": [\"IN PROGRESS\"]}, \"00081195\": {\"vr\": \"UI\", \"Value\": [\"no uid\"]}}",
                "{\"nokeyword\": {\"vr\": \"CS\"}}",
                "{\"00741000\": null}",
                "{\"7FE00010\": {\"vr\": \"OW\", \"BulkDataURI\": \"file:///etc/passwd\"}}",
                "null",
                "\"text\"",
                "17",
                "\u0000")) {
            assertRefused(body.substring(0, Math.min(60, body.length())), everywhere(specialist, workitem, body));
        }
    }

    @Test
    void refusesBytesThatWereAlteredAtRandomWithoutBreaking() {
        Random random = new Random(11);
        for (int i = 0; i < MUTATIONS; i++) {
            StringBuilder body = new StringBuilder(VALID);
            for (int change = 0; change <= random.nextInt(4); change++) {
                int at = random.nextInt(body.length());
                switch (random.nextInt(3)) {
                    case 0 -> body.deleteCharAt(at);
                    case 1 -> body.insert(at, (char) random.nextInt(32, 127));
                    default -> body.setCharAt(at, (char) random.nextInt(32, 127));
                }
            }
            // An update: what is still valid is refused for its state, since the workitem was never claimed.
            assertRefused(
                    body.toString(),
                    List.of(room.send(specialist, "POST", "/" + workitem + "?1.2.3", body.toString())));
        }
    }

    @Test
    void refusesOtherMediaTypesAndBrokenXml() {
        String[] text = {"Content-Type", "text/plain"};
        String[] xml = {"Content-Type", "application/dicom+xml"};
        String entity =
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><NativeDicomModel>&e;</NativeDicomModel>";
        assertRefused("text", everywhere(specialist, workitem, VALID, text));
        assertRefused("no XML", everywhere(specialist, workitem, VALID, xml));
        assertRefused("an entity", everywhere(specialist, workitem, entity, xml));
    }

    @Test
    void answersForeignWorkitemsAsIfTheyWereNotThereWhateverTheBody() {
        List<String> bodies = List.of(VALID, "{}", "no JSON", "");
        for (String body : bodies) {
            List<String> foreign = said(everywhere(stranger, workitem, body));
            List<String> missing = said(everywhere(stranger, Uid.random(), body));
            assertThat(foreign).as(body).isEqualTo(missing);
        }
        for (String path : List.of("/subscribers/AE", "/subscribers/AE/suspend", "/cancelrequest")) {
            assertThat(said(List.of(room.send(stranger, "POST", "/" + workitem + path, ""))))
                    .isEqualTo(said(List.of(room.send(stranger, "POST", "/" + Uid.random() + path, ""))));
        }
        assertThat(said(List.of(room.send(stranger, "DELETE", "/" + workitem + "/subscribers/AE", ""))))
                .isEqualTo(said(List.of(room.send(stranger, "DELETE", "/" + Uid.random() + "/subscribers/AE", ""))));
    }

    /** Status and problem without the address that was asked for. */
    private static List<String> said(List<HttpResponse<byte[]>> answers) {
        return answers.stream()
                .map(answer -> answer.statusCode() + " " + Browser.json(answer).path("title") + " "
                        + Browser.json(answer).path("detail"))
                .toList();
    }

    @Test
    void refusesAddressesAndQueriesThatNameNothing() {
        List<String> queries = new ArrayList<>();
        Stream.of(
                        "limit=-1",
                        "offset=x",
                        "NoKeyword=1",
                        "00741000.=x",
                        "includefield=nothing",
                        "PatientName.PatientID=x")
                .forEach(queries::add);
        for (String query : queries) {
            assertThat(specialist.get("/dicomweb/workitems?" + query).statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
        for (String uid : List.of("no-uid", "1..2", "1.2.3.".repeat(20), "%2e%2e%2f")) {
            assertThat(specialist.get("/dicomweb/workitems/" + uid).statusCode())
                    .as(uid)
                    .isBetween(400, 404);
        }
    }
}
