package org.consilium.web.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.web.fhir.FhirPartners.JSON;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.consilium.web.Browser;
import org.consilium.web.dicomweb.worklist.ReadingRoom;
import org.consilium.web.fhir.subscription.Webhooks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Systems that are called when what they watch has changed. On a node of its own: a study that another test sends changes the cases of its patient. */
class FhirSubscriptionIT {

    private static FhirPartners partners;
    private static ReadingRoom room;
    private static Hospital hospital;
    private static Hospital stranger;

    @BeforeAll
    static void start() {
        partners = new FhirPartners("--consilium.webhooks.hosts=127.0.0.1");
        room = partners.room;
        hospital = partners.hospital;
        stranger = partners.stranger;
    }

    @AfterAll
    static void stop() throws IOException {
        partners.close();
    }

    @Test
    void callsASystemOnceWhenSomethingItWatchesHasChangedAndAgainUntilItAnswers() throws Exception {
        var calls = new ArrayList<Headers>();
        var answers = new ArrayDeque<>(List.of(500, 204, 204));
        var endpoint = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        endpoint.createContext("/changed", exchange -> {
            calls.add(exchange.getRequestHeaders());
            assertThat(exchange.getRequestBody().readAllBytes()).isEmpty();
            exchange.sendResponseHeaders(answers.remove(), -1);
            exchange.close();
        });
        endpoint.start();
        try {
            var webhooks = room.node.bean(Webhooks.class);
            var id = hospital.placed("ORDER-12");
            var subscription = """
                    {"resourceType": "Subscription", "status": "requested", "reason": "To follow",
                     "criteria": "Task?focus=ServiceRequest/%s", "channel": {"type": "rest-hook", "endpoint": "%s"}}
                    """;
            var address = "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/changed";
            for (String bad : List.of("http://elsewhere.example/x", "http://localhost/x", "ftp://127.0.0.1/x", "x")) {
                assertThat(hospital.send("POST", "/fhir/Subscription", JSON, subscription.formatted(id, bad))
                                .statusCode())
                        .as(bad)
                        .isEqualTo(422);
            }
            var made = hospital.send("POST", "/fhir/Subscription", JSON, subscription.formatted(id, address));
            assertThat(made.statusCode()).as(text(made.body())).isEqualTo(201);
            assertThat(new ForeignValidator(Hospital.FHIR).errors(text(made.body())))
                    .isEmpty();
            var own = "/fhir/Subscription/" + Browser.json(made).path("id").asString();
            assertThat(stranger.get(own).statusCode()).isEqualTo(404);
            webhooks.work();
            assertThat(calls).isEmpty();

            room.cases().accept(room.specialist, id);
            webhooks.work();
            assertThat(calls).hasSize(1);
            webhooks.work();
            assertThat(calls).as("not before the pause has passed").hasSize(1);
            room.node
                    .bean(JdbcClient.class)
                    .sql("update web.fhir_subscription set next_attempt_at = now()")
                    .update();
            webhooks.work();
            webhooks.work();
            assertThat(calls).hasSize(2);
            room.cases().begin(room.specialist, id);
            webhooks.work();
            assertThat(calls).hasSize(3);

            var signed = calls.getLast().getFirst("X-Consilium-Subscription") + "."
                    + calls.getLast().getFirst("X-Consilium-Timestamp");
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    MessageDigest.getInstance("SHA-256").digest(hospital.token().getBytes(UTF_8)), "HmacSHA256"));
            assertThat(calls.getLast().getFirst("X-Consilium-Signature"))
                    .isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(UTF_8))));
            assertThat(hospital.send("DELETE", own, JSON, "").statusCode()).isEqualTo(204);
            assertThat(hospital.get(own).statusCode()).isEqualTo(404);
        } finally {
            endpoint.stop(0);
        }
    }

    private static String text(byte[] body) {
        return new String(body, UTF_8);
    }
}
