package org.consilium.web.dicomweb.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.consilium.web.dicomweb.subscribe.Listener.SOON;

import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import org.consilium.cases.CaseId;
import org.consilium.cases.Urgency;
import org.consilium.kernel.Uid;
import org.consilium.web.Browser;
import org.consilium.web.TestNode;
import org.consilium.web.dicomweb.worklist.ReadingRoom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class EventChannelIT {

    private static final Uid GLOBAL = Subscription.GLOBAL;
    private static final String[] CREATED = {"1 SCHEDULED", "5"};

    private static ReadingRoom room;
    private static Browser specialist;
    private static Browser coordinator;
    private static Browser stranger;

    @BeforeAll
    static void start() {
        room = new ReadingRoom(
                "--consilium.worklist.channels-per-caller-max=3",
                "--consilium.worklist.subscriptions-per-caller-max=12",
                "--consilium.worklist.heartbeat=1s");
        specialist = room.browser(room.specialist);
        coordinator = room.browser(room.coordinator);
        stranger = room.node.browser().signIn("stranger");
    }

    @AfterAll
    static void stop() throws IOException {
        room.close();
    }

    @Test
    void reportsTheLifeOfACaseToThoseWhoSeeItAndToNobodyElse() throws Exception {
        assertThat(subscribe(coordinator, GLOBAL, "WATCH")).isEqualTo(201);
        assertThat(subscribe(stranger, GLOBAL, "WATCH")).isEqualTo(201);
        try (var watch = open(coordinator, "WATCH");
                var foreign = open(stranger, "WATCH")) {
            CaseId id = room.offered(Urgency.ROUTINE);
            Uid uid = room.workitem(id, room.specialist);
            watch.awaits(uid, "1 SCHEDULED", "5");
            JsonNode first = watch.events.getFirst();
            assertThat(first.at("/00000002/Value/0").asString()).isEqualTo("1.2.840.10008.5.1.4.34.6.1");
            assertThat(first.at("/00404041/Value/0").asString()).isEqualTo("READY");
            assertThat(first.at("/00000110/vr").asString()).isEqualTo("US");

            Uid lock = Uid.random();
            room.change(specialist, uid, "IN PROGRESS", lock);
            watch.awaits(uid, "1 SCHEDULED", "5", "1 IN PROGRESS");
            room.send(specialist, "POST", "/" + uid + "?" + lock, """
                    {"00741002": {"vr": "SQ", "Value": [{"00741004": {"vr": "DS", "Value": [40]}}]}}
                    """);
            watch.awaits(uid, "1 SCHEDULED", "5", "1 IN PROGRESS", "3");
            room.send(coordinator, "POST", "/" + uid + "/cancelrequest", """
                    {"00741238": {"vr": "LT", "Value": ["Operated already"]}}
                    """);
            watch.awaits(uid, "1 SCHEDULED", "5", "1 IN PROGRESS", "3", "2");
            assertThat(watch.events.getLast().at("/00741238/Value/0").asString())
                    .isEqualTo("Operated already");
            assertThat(watch.events.getLast().at("/00741236/Value/0").asString())
                    .isEqualTo("CONSILIUM");
            room.sign(id);
            watch.awaits(uid, "1 SCHEDULED", "5", "1 IN PROGRESS", "3", "2", "1 COMPLETED");
            assertThat(foreign.events).isEmpty();
        }
        unsubscribe(coordinator, GLOBAL, "WATCH");
        unsubscribe(stranger, GLOBAL, "WATCH");
    }

    @Test
    void reportsWhatIsDeclinedOrWithdrawnInThePortalByTheWayThroughInProgress() throws Exception {
        CaseId declined = room.offered(Urgency.ROUTINE);
        CaseId accepted = room.offered(Urgency.ROUTINE);
        room.cases().offer(room.coordinator, accepted, room.other.id());
        Uid mine = room.workitem(declined, room.specialist);
        Uid lost = room.workitem(accepted, room.specialist);
        assertThat(subscribe(specialist, mine, "MINE")).isEqualTo(201);
        try (var watch = open(specialist, "MINE")) {
            watch.awaits(mine, "1 SCHEDULED");
            assertThat(subscribe(specialist, lost, "MINE")).isEqualTo(201);
            watch.awaits(lost, "1 SCHEDULED");

            room.cases().decline(room.specialist, declined, "On leave");
            room.cases().accept(room.other, accepted);

            watch.awaits(mine, "1 SCHEDULED", "1 IN PROGRESS", "1 CANCELED");
            watch.awaits(lost, "1 SCHEDULED", "1 IN PROGRESS", "1 CANCELED");
        }
        try (var again = open(specialist, "MINE")) {
            again.awaits(mine, "1 CANCELED");
            again.awaits(lost, "1 CANCELED");
        }
        unsubscribe(specialist, mine, "MINE");
        unsubscribe(specialist, lost, "MINE");
    }

    @Test
    void tellsThePresentStateWhenItIsOpenedAgain() throws Exception {
        CaseId id = room.offered(Urgency.ROUTINE);
        Uid uid = room.workitem(id, room.specialist);
        subscribe(specialist, uid, "AGAIN");
        try (var first = open(specialist, "AGAIN")) {
            first.awaits(uid, "1 SCHEDULED");
        }
        room.cases().accept(room.specialist, id);
        try (var again = open(specialist, "AGAIN")) {
            again.awaits(uid, "1 IN PROGRESS");
        }
        unsubscribe(specialist, uid, "AGAIN");
    }

    @Test
    void filtersSuspendsAndLeavesOut() throws Exception {
        Uid filtered = Subscription.FILTERED;
        assertThat(room.send(coordinator, "POST", "/" + filtered + "/subscribers/URGENT", "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(room.send(coordinator, "POST", "/" + filtered + "/subscribers/URGENT?filter=Modality%3DCT", "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(room.send(
                                coordinator,
                                "POST",
                                "/" + filtered
                                        + "/subscribers/URGENT?filter=00741200%3DHIGH,ProcedureStepState%3DSCHEDULED",
                                "")
                        .statusCode())
                .isEqualTo(201);
        try (var urgent = open(coordinator, "URGENT")) {
            Uid routine = room.workitem(room.offered(Urgency.ROUTINE), room.specialist);
            CaseId id = room.offered(Urgency.EMERGENCY);
            Uid emergency = room.workitem(id, room.specialist);
            urgent.awaits(emergency, CREATED);
            room.cases().accept(room.specialist, id);
            urgent.awaits(emergency, "1 SCHEDULED", "5", "1 IN PROGRESS");
            assertThat(urgent.of(routine)).isEmpty();

            assertThat(room.send(coordinator, "POST", "/" + filtered + "/subscribers/URGENT/suspend", "")
                            .statusCode())
                    .isEqualTo(200);
            Uid later = room.workitem(room.offered(Urgency.EMERGENCY), room.specialist);
            assertThat(subscribe(coordinator, GLOBAL, "URGENT")).isEqualTo(201);
            CaseId last = room.offered(Urgency.ROUTINE);
            Uid known = room.workitem(last, room.specialist);
            urgent.awaits(known, CREATED);
            assertThat(urgent.of(later)).isEmpty();

            unsubscribe(coordinator, known, "URGENT");
            room.cases().accept(room.specialist, last);
            Uid after = room.workitem(room.offered(Urgency.ROUTINE), room.specialist);
            urgent.awaits(after, CREATED);
            assertThat(urgent.of(known)).containsExactly(CREATED);
        }
        unsubscribe(coordinator, GLOBAL, "URGENT");
        assertThat(room.send(coordinator, "DELETE", "/" + filtered + "/subscribers/URGENT", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(room.send(coordinator, "POST", "/" + GLOBAL + "/subscribers/URGENT/suspend", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void namesTheChannelAndGrantsNoDeletionLock() throws Exception {
        var answer = room.send(stranger, "POST", "/" + GLOBAL + "/subscribers/LOCKED?deletionlock=true", "");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(ReadingRoom.warning(answer)).contains("299 consilium \"Deletion Lock not granted.\"");
        assertThat(answer.headers().firstValue("Content-Location"))
                .contains(
                        room.node.url("/dicomweb/subscribers/LOCKED").toString().replace("http:", "ws:"));
        unsubscribe(stranger, GLOBAL, "LOCKED");
        assertThat(room.send(stranger, "POST", "/" + GLOBAL + "/subscribers/a-title-that-is-too-long", "")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void endsWithTheSessionPingsAndTakesNoMessages() throws Exception {
        Browser leaving = room.node.browser().signIn("stranger");
        try (var channel = open(leaving, "LEAVING")) {
            await().atMost(SOON).until(() -> channel.pings.get() > 1);
            leaving.delete("/api/session");
            await().atMost(SOON).until(() -> channel.closed.get() == 1008);
        }
        try (var talker = open(stranger, "TALKER")) {
            talker.say("hello");
            await().atMost(SOON).until(() -> talker.closed.get() == 1003);
        }
    }

    @Test
    void limitsChannelsAndSubscriptionsAndLetsNoOtherSiteListen() throws Exception {
        String[] token = {"Authorization", "Bearer " + TestNode.API_TOKEN};
        Browser machine = room.node.browser();
        try (var one = open(machine, "M1", token);
                var two = open(machine, "M1", token);
                var three = open(machine, "M2", token)) {
            assertRefused(machine, 429, token);
            assertThat(one.closed.get() + two.closed.get() + three.closed.get()).isZero();
        }
        assertRefused(specialist, 403, "Origin", "https://elsewhere.example");
        assertRefused(room.node.browser(), 401);
        assertThat(specialist.get("/dicomweb/subscribers/NOTSOCKET").statusCode())
                .isEqualTo(400);
        for (int i = 0; i < 12; i++) {
            assertThat(room.send(machine, "POST", "/" + GLOBAL + "/subscribers/S" + i, "", token)
                            .statusCode())
                    .isEqualTo(201);
        }
        assertThat(room.send(machine, "POST", "/" + GLOBAL + "/subscribers/S12", "", token)
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void forgetsSubscriptionsToWorkitemsThatAreGone() throws Exception {
        Uid uid = room.workitem(room.offered(Urgency.ROUTINE), room.specialist);
        for (int i = 0; i < 12; i++) {
            assertThat(subscribe(specialist, uid, "GONE" + i)).isEqualTo(201);
        }
        assertThat(subscribe(specialist, uid, "NEXT")).isEqualTo(429);
        endLongAgo(uid);
        assertThat(subscribe(specialist, uid, "NEXT")).isEqualTo(410);
        assertThat(subscribe(specialist, GLOBAL, "NEXT")).as("their places").isEqualTo(201);
        assertThat(subscriptionsTo(uid)).isZero();

        Uid another = room.workitem(room.offered(Urgency.ROUTINE), room.specialist);
        assertThat(subscribe(specialist, another, "NEXT")).isEqualTo(201);
        endLongAgo(another);
        try (var channel = open(specialist, "NEXT")) {
            await().atMost(SOON).until(() -> subscriptionsTo(another) == 0);
            assertThat(channel.of(another)).isEmpty();
        }
        unsubscribe(specialist, GLOBAL, "NEXT");
    }

    private static void endLongAgo(Uid workitem) {
        room.send(specialist, "POST", "/" + workitem + "/cancelrequest", "");
        room.node
                .bean(JdbcClient.class)
                .sql("update cases.offer set answered_at = answered_at - interval '8 days' where state = 'DECLINED'")
                .update();
    }

    private static long subscriptionsTo(Uid workitem) {
        return room.node
                .bean(JdbcClient.class)
                .sql("select count(*) from web.worklist_subscription where workitem = :workitem")
                .param("workitem", workitem.value())
                .query(Long.class)
                .single();
    }

    private static void assertRefused(Browser browser, int status, String... headers) {
        assertThatThrownBy(() -> open(browser, "REFUSED", headers))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(status));
    }

    private static Listener open(Browser browser, String aeTitle, String... headers) throws Exception {
        return new Listener(browser.client(), room.node.url("/dicomweb/subscribers/" + aeTitle), headers);
    }

    private static int subscribe(Browser browser, Uid workitem, String aeTitle) {
        return room.send(browser, "POST", "/" + workitem + "/subscribers/" + aeTitle, "")
                .statusCode();
    }

    private static void unsubscribe(Browser browser, Uid workitem, String aeTitle) {
        assertThat(room.send(browser, "DELETE", "/" + workitem + "/subscribers/" + aeTitle, "")
                        .statusCode())
                .isEqualTo(200);
    }
}
