package org.consilium.web.dicomweb.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.consilium.web.dicomweb.worklist.ReadingRoom.text;
import static org.consilium.web.dicomweb.worklist.ReadingRoom.warning;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.Message;
import org.consilium.cases.Urgency;
import org.consilium.kernel.Uid;
import org.consilium.web.Browser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A workitem is claimed, reported about, declined and completed, and the case moves with it. */
@ExtendWith(SharedRoom.class)
class WorkitemWorkIT {

    private static final String STATE = "00741000";
    private static final String PROGRESS = """
            {"00741002": {"vr": "SQ", "Value": [{"00741004": {"vr": "DS", "Value": [40]},
                "00741006": {"vr": "ST", "Value": ["Lungs done"]}}]}}
            """;

    private static ReadingRoom room;
    private static Browser specialist;
    private static Browser other;
    private static Browser coordinator;

    @BeforeAll
    static void start(ReadingRoom shared) {
        room = shared;
        specialist = room.browser(room.specialist);
        other = room.browser(room.other);
        coordinator = room.browser(room.coordinator);
    }

    @Test
    void claimsReportsAndCompletesWithTheCase() throws IOException {
        var id = room.offered(Urgency.ROUTINE);
        Uid uid = room.workitem(id, room.specialist);
        Uid lock = Uid.random();

        assertThat(room.send(specialist, "POST", "/" + uid + "?" + lock, PROGRESS)
                        .statusCode())
                .isEqualTo(409);
        assertThat(room.change(specialist, uid, "COMPLETED", lock).statusCode()).isEqualTo(409);
        assertThat(room.change(specialist, uid, "IN PROGRESS", lock).statusCode())
                .isEqualTo(200);
        assertThat(state(id)).isEqualTo(CaseState.ACCEPTED);
        assertThat(room.change(specialist, uid, "IN PROGRESS", lock).statusCode())
                .isEqualTo(409);

        assertThat(warning(room.send(specialist, "POST", "/" + uid, PROGRESS)))
                .contains("299 consilium \"The Transaction UID is missing.\"");
        HttpResponse<byte[]> wrong = room.send(specialist, "POST", "/" + uid + "?" + Uid.random(), PROGRESS);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(warning(wrong)).contains("299 consilium \"The Transaction UID is incorrect.\"");
        assertThat(room.send(specialist, "POST", "/" + uid + "?" + lock, PROGRESS)
                        .statusCode())
                .isEqualTo(200);
        assertThat(state(id)).isEqualTo(CaseState.IN_REVIEW);
        JsonNode workitem = room.workitem(specialist, uid);
        assertThat(text(workitem, STATE)).isEqualTo("IN PROGRESS");
        assertThat(workitem.at("/00741002/Value/0/00741004/Value/0").asInt()).isEqualTo(40);
        assertThat(text(workitem.at("/00741002/Value/0"), "00741006")).isEqualTo("Lungs done");
        assertThat(workitem.has("00081195")).isFalse();
        assertThat(text(workitem.at("/00741216/Value/0"), "00404050")).isNotEmpty();

        HttpResponse<byte[]> early = room.change(specialist, uid, "COMPLETED", lock);
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(Browser.json(early).path("detail").asString()).contains("no signed opinion");
        assertThat(room.change(specialist, uid, "COMPLETED", Uid.random()).statusCode())
                .isEqualTo(400);
        assertThat(room.change(specialist, uid, "CANCELED", lock).statusCode()).isEqualTo(409);
        assertThat(room.change(specialist, uid, "SCHEDULED", lock).statusCode()).isEqualTo(409);
        assertThat(state(id)).isEqualTo(CaseState.IN_REVIEW);

        room.sign(id);
        HttpResponse<byte[]> late = room.change(specialist, uid, "COMPLETED", lock);
        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(warning(late)).contains("299 consilium \"The UPS is already in the requested state of COMPLETED.\"");
        assertThat(room.send(specialist, "POST", "/" + uid + "?" + lock, PROGRESS)
                        .statusCode())
                .isEqualTo(400);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(room.workitem(specialist, uid).at("/00741216/Value/0/00404033/Value"))
                        .hasSize(2));
        JsonNode done = room.workitem(specialist, uid);
        assertThat(text(done, STATE)).isEqualTo("COMPLETED");
        URI report = URI.create(done.at("/00741216/Value/0/00404033/Value/0/0040E025/Value/0/00081190/Value/0")
                .asString());
        assertThat(specialist.get(report.getPath()).statusCode()).isEqualTo(200);
        assertThat(room.send(specialist, "POST", "/" + uid + "/cancelrequest", "")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void refusesWhatItDoesNotTakeInsteadOfLeavingItOut() throws IOException {
        var id = room.offered(Urgency.ROUTINE);
        Uid uid = room.workitem(id, room.specialist);
        Uid lock = Uid.random();
        room.change(specialist, uid, "IN PROGRESS", lock);
        for (String body : List.of(
                "{\"00741204\": {\"vr\": \"LO\", \"Value\": [\"Another label\"]}}",
                "{\"00741002\": {\"vr\": \"SQ\", \"Value\": [{\"00741004\": {\"vr\": \"DS\", \"Value\": [101]}}]}}",
                "{\"00741002\": {\"vr\": \"SQ\", \"Value\": [{\"00741008\": {\"vr\": \"SQ\"}}]}}",
                "{}",
                "[{}, {}]",
                "no JSON")) {
            assertThat(room.send(specialist, "POST", "/" + uid + "?" + lock, body)
                            .statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(room.workitem(specialist, uid).at("/00741002/Value").isMissingNode())
                .isTrue();
        assertThat(room.send(specialist, "POST", "/" + uid + "?" + lock, " ".repeat(WorkitemBody.BODY_BYTES_MAX + 1))
                        .statusCode())
                .isEqualTo(413);
        HttpResponse<byte[]> created = room.send(specialist, "POST", "?1.2.3", "{}");
        assertThat(created.statusCode()).isEqualTo(403);
        assertThat(Browser.json(created).path("detail").asString()).contains("created by this node alone");
    }

    @RepeatedTest(3)
    void letsOneOfTwoClaimsAtOnceIn() throws Exception {
        var id = room.offered(Urgency.ROUTINE);
        room.cases().offer(room.coordinator, id, room.other.id());
        Uid first = room.workitem(id, room.specialist);
        Uid second = room.workitem(id, room.other);

        List<Integer> own = atOnce(List.of(
                () -> room.change(specialist, first, "IN PROGRESS", Uid.random())
                        .statusCode(),
                () -> room.change(specialist, first, "IN PROGRESS", Uid.random())
                        .statusCode(),
                () -> room.change(other, second, "IN PROGRESS", Uid.random()).statusCode()));

        assertThat(own).containsExactlyInAnyOrder(200, 409, 409);
        assertThat(state(id)).isEqualTo(CaseState.ACCEPTED);
        assertThat(List.of(
                        text(room.workitem(coordinator, first), STATE),
                        text(room.workitem(coordinator, second), STATE)))
                .containsExactlyInAnyOrder("IN PROGRESS", "CANCELED");
    }

    @Test
    void declinesByARequestToCancelAndShowsThePatientNoMore() throws IOException {
        var id = room.offered(Urgency.ROUTINE);
        Uid uid = room.workitem(id, room.specialist);

        assertThat(room.send(coordinator, "POST", "/" + uid + "/cancelrequest", "")
                        .statusCode())
                .isEqualTo(409);
        assertThat(room.change(specialist, uid, "CANCELED", Uid.random()).statusCode())
                .isEqualTo(409);
        HttpResponse<byte[]> declined = room.send(
                specialist,
                "POST",
                "/" + uid + "/cancelrequest",
                "{\"00741238\": {\"vr\": \"LT\", \"Value\": [\"On leave\"]}}");
        assertThat(declined.statusCode()).isEqualTo(202);

        assertThat(room.cases().get(room.coordinator, id).offers().getFirst().reason())
                .contains("On leave");
        JsonNode workitem = room.workitem(specialist, uid);
        assertThat(text(workitem, STATE)).isEqualTo("CANCELED");
        assertThat(text(workitem.at("/00741002/Value/0"), "00741238")).isEqualTo("On leave");
        assertThat(text(workitem, "00100010")).isEmpty();
        assertThat(workitem.has("0020000D")).isFalse();
        assertThat(workitem.at("/00404021/Value").isMissingNode()).isTrue();
        assertThat(text(workitem, "00400400")).isEmpty();
        HttpResponse<byte[]> again = room.send(specialist, "POST", "/" + uid + "/cancelrequest", "");
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(warning(again)).contains("299 consilium \"The UPS is already in the requested state of CANCELED.\"");
    }

    @Test
    void tellsThePerformerThatOthersWantItToStop() throws IOException {
        var id = room.offered(Urgency.ROUTINE);
        Uid uid = room.workitem(id, room.specialist);
        room.change(specialist, uid, "IN PROGRESS", Uid.random());

        HttpResponse<byte[]> asked = room.send(
                coordinator,
                "POST",
                "/" + uid + "/cancelrequest",
                "{\"00741238\": {\"vr\": \"LT\", \"Value\": [\"Operated already\"]}}");

        assertThat(asked.statusCode()).isEqualTo(202);
        assertThat(room.cases().get(room.specialist, id).messages())
                .extracting(Message::text)
                .singleElement()
                .asString()
                .contains("asked to stop", "Operated already");
        assertThat(text(room.workitem(specialist, uid), STATE)).isEqualTo("IN PROGRESS");
        room.cases().cancel(room.coordinator, id, "Operated already");
        assertThat(text(room.workitem(specialist, uid), STATE)).isEqualTo("CANCELED");
    }

    private static CaseState state(CaseId id) {
        return room.cases().get(room.referrer, id).summary().state();
    }

    private static List<Integer> atOnce(List<Callable<Integer>> calls) throws Exception {
        var barrier = new CyclicBarrier(calls.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = calls.stream()
                    .map(call -> threads.submit(() -> {
                        barrier.await();
                        return call.call();
                    }))
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }
}
