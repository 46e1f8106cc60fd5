package org.consilium.web.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.consilium.archive.Arrival;
import org.consilium.archive.Channel;
import org.consilium.archive.InstanceReceiver;
import org.consilium.archive.Origin;
import org.consilium.archive.check.Checks;
import org.consilium.archive.check.Rounds.Name;
import org.consilium.dicom.TransferSyntax;
import org.consilium.security.Role;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.ObjectStore;
import org.consilium.testkit.FreePort;
import org.consilium.web.Browser;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class OperationsIT {

    private static TestNode node;
    private static Browser chief;

    @BeforeAll
    static void start() {
        node = TestNode.start(
                "--consilium.audit.syslog.host=127.0.0.1", "--consilium.audit.syslog.port=" + FreePort.find());
        node.person("chief", node.institution("Hospital"), Role.ADMINISTRATOR);
        chief = node.browser().signIn("chief");
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void saysWhoSendsWhatAndWhyItWasRefused() throws IOException {
        var origin = new Origin(Channel.DIMSE, "BROKEN-CT", "CONSILIUM", "192.0.2.7", Optional.empty());
        var arrival = new Arrival(
                origin, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, Optional.empty(), Optional.empty(), Optional.empty());
        node.bean(InstanceReceiver.class).receive(arrival, new ByteArrayInputStream(new byte[4]));
        var now = json("/api/operations");
        var sender = now.get("senders")
                .valueStream()
                .filter(each -> each.get("callingAe").asString().equals("BROKEN-CT"))
                .findFirst()
                .orElseThrow();
        assertThat(sender.get("refused").asInt()).isEqualTo(1);
        assertThat(sender.get("lastRefusal").asString()).isNotEmpty();
        assertThat(sender.get("arriving").asInt()).isZero();
        assertThat(sender.get("bytes").asInt()).isEqualTo(4);
        assertThat(sender.get("recent").valueStream().mapToInt(JsonNode::asInt).sum())
                .isEqualTo(1);
        assertThat(now.get("totals").get("refused").asInt()).isPositive();
    }

    @Test
    void saysHowFullEverythingIsAndThatTheStoreIsFit() {
        var now = json("/api/operations");
        assertThat(now.get("store").get("fit").asBoolean()).isTrue();
        assertThat(now.get("store").get("reachable").asBoolean()).isTrue();
        assertThat(now.get("store").get("warnings").isEmpty()).isTrue();
        assertThat(now.get("spool").get("bytesMax").asLong()).isPositive();
        assertThat(now.get("spoolDiskFree").asLong()).isPositive();
        assertThat(now.get("waiting").get("quarantine").asInt()).isZero();
        assertThat(now.get("checks").valueStream().map(each -> each.get("name").asString()))
                .containsExactly("RECONCILE", "SCRUB");
    }

    @Test
    void saysHowMuchAnAuditRepositoryThatIsAwayHasNotBeenTold() {
        var repository = await().until(
                        () -> json("/api/operations").get("auditRepository"),
                        state -> !state.get("reachable").asBoolean());
        assertThat(repository.get("waiting").asLong()).isPositive();
        assertThat(repository.get("waitingMax").asLong())
                .isGreaterThan(repository.get("waiting").asLong());
        assertThat(repository.get("skipped").asLong()).isZero();
    }

    @Test
    void listsWhatTheChecksFoundAndDoesAboutItWhatIsSaid() throws IOException {
        var orphan = ObjectKeys.fresh();
        node.bean(ObjectStore.class).put(orphan, 3, new ByteArrayInputStream(new byte[3]));
        assertThat(chief.post("/api/operations/checks/RECONCILE", Map.of()).statusCode())
                .isEqualTo(204);
        assertThat(chief.post("/api/operations/checks/OTHER", Map.of()).statusCode())
                .isEqualTo(400);
        var checks = node.bean(Checks.class);
        await().until(() -> {
            checks.reconcile();
            return checks.rounds().all().stream()
                    .anyMatch(round ->
                            round.name() == Name.RECONCILE && round.endedAt().isPresent());
        });
        var found = json("/api/operations/findings")
                .valueStream()
                .filter(each -> each.get("objectKey").asString().equals(orphan))
                .findFirst()
                .orElseThrow();
        assertThat(found.get("kind").asString()).isEqualTo("ORPHAN");
        assertThat(json("/api/operations").get("store").get("objects").asLong()).isPositive();
        node.bean(JdbcClient.class)
                .sql("update archive.check_round set running = true, objects = 0, bytes = 0 where name = 'RECONCILE'")
                .update();
        assertThat(json("/api/operations").get("store").path("objects").isNumber())
                .as("a part of a round is no measure")
                .isFalse();
        checks.reconcile();
        var path = "/api/operations/findings/" + found.get("id").asLong();
        assertThat(chief.post(path, Map.of("action", "REINDEX")).statusCode()).isEqualTo(409);
        assertThat(chief.post(path, Map.of()).statusCode()).isEqualTo(400);
        assertThat(chief.post("/api/operations/findings/999999", Map.of("action", "DELETE"))
                        .statusCode())
                .isEqualTo(404);
        var acknowledged = Browser.json(chief.post(path, Map.of("action", "ACKNOWLEDGE")));
        assertThat(acknowledged.get("state").asString()).isEqualTo("IGNORED");
        assertThat(json("/api/operations/findings?state=IGNORED").toString()).contains(orphan);
        var resolved = Browser.json(chief.post(path, Map.of("action", "DELETE")));
        assertThat(resolved.get("state").asString()).isEqualTo("RESOLVED");
        assertThat(resolved.get("actions").isEmpty()).isTrue();
        assertThat(json("/api/operations/findings").toString()).doesNotContain(orphan);
    }

    private static JsonNode json(String path) {
        return Browser.json(chief.get(path));
    }
}
