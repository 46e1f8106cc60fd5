package org.consilium.web.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Uid;
import org.consilium.security.Institution;
import org.consilium.security.Role;
import org.consilium.web.Browser;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventsIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static TestNode node;
    private static Institution here;

    @BeforeAll
    static void start() {
        node = TestNode.start("--consilium.web.event-streams-per-person-max=2");
        here = node.institution("Here");
        node.person("referrer", here, Role.REFERRER);
        node.person("listener", here, Role.REFERRER);
        node.person("foreigner", node.institution("Elsewhere"), Role.REFERRER);
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void tellsOfAnArrivalThoseWhoMaySeeItAndEndsWithTheSession() throws Exception {
        Browser referrer = node.browser().signIn("referrer");
        Uid study = Uid.random();
        try (Listener mine = Listener.of(referrer);
                Listener foreign = Listener.of(node.browser().signIn("foreigner"))) {
            await().atMost(SOON).until(() -> !mine.lines.isEmpty() && !foreign.lines.isEmpty());

            TestImages.receive(
                    node,
                    here.id(),
                    TestImages.ct(study, Uid.random(), Uid.random(), 1),
                    TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);

            await().atMost(SOON).until(() -> mine.lines.stream().anyMatch(line -> line.contains(study.value())));
            assertThat(mine.lines).contains("event: study");
            assertThat(foreign.lines).noneMatch(line -> line.contains(study.value()));
            referrer.delete("/api/session");
            await().atMost(SOON).untilTrue(mine.ended);
            assertThat(foreign.ended).isFalse();
        }
    }

    @Test
    void limitsTheStreamsOfOnePerson() throws Exception {
        Browser browser = node.browser().signIn("listener");
        try (Listener first = Listener.of(browser);
                Listener second = Listener.of(browser)) {
            await().atMost(SOON).until(() -> !first.lines.isEmpty() && !second.lines.isEmpty());

            HttpResponse<byte[]> third = browser.get("/api/events");

            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.headers().firstValue("Retry-After")).isPresent();
        }
    }

    /** Reads an event stream line by line until it ends. */
    private record Listener(InputStream body, Queue<String> lines, AtomicBoolean ended) implements AutoCloseable {

        static Listener of(Browser browser) throws IOException, InterruptedException {
            HttpResponse<InputStream> answer = browser.client()
                    .send(HttpRequest.newBuilder(node.url("/api/events")).build(), BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            Listener listener = new Listener(answer.body(), new ConcurrentLinkedQueue<>(), new AtomicBoolean());
            Thread.ofVirtual().start(listener::read);
            return listener;
        }

        private void read() {
            try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (IOException e) {
                lines.add("broken");
            } finally {
                ended.set(true);
            }
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
