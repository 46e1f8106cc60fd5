package org.consilium.web.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Uid;
import org.consilium.security.Institution;
import org.consilium.security.Role;
import org.consilium.web.Browser;
import org.consilium.web.EventLines;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class EventsIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static TestNode node;
    private static Institution here;

    @BeforeAll
    static void start() {
        node = TestNode.start(
                "--consilium.web.event-streams-per-person-max=2",
                "--logging.level.org.consilium.web.problem.BrokenOffAnswers=DEBUG");
        here = node.institution("Here");
        node.person("referrer", here, Role.REFERRER);
        node.person("leaver", here, Role.REFERRER);
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
        try (EventLines mine = EventLines.of(referrer);
                EventLines foreign = EventLines.of(node.browser().signIn("foreigner"))) {
            await().atMost(SOON)
                    .until(() -> !mine.lines().isEmpty() && !foreign.lines().isEmpty());

            TestImages.receive(
                    node,
                    here.id(),
                    TestImages.ct(study, Uid.random(), Uid.random(), 1),
                    TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);

            await().atMost(SOON).until(() -> mine.lines().stream().anyMatch(line -> line.contains(study.value())));
            assertThat(mine.lines()).contains("event: study");
            assertThat(foreign.lines()).noneMatch(line -> line.contains(study.value()));
            referrer.delete("/api/session");
            await().atMost(SOON).untilTrue(mine.ended());
            assertThat(foreign.ended()).isFalse();
        }
    }

    @Test
    void limitsTheStreamsOfOnePerson() throws Exception {
        Browser browser = node.browser().signIn("listener");
        try (EventLines first = EventLines.of(browser);
                EventLines second = EventLines.of(browser)) {
            await().atMost(SOON)
                    .until(() -> !first.lines().isEmpty() && !second.lines().isEmpty());

            HttpResponse<byte[]> third = browser.get("/api/events");

            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void aBrowserThatIsClosedIsNoErrorOfTheNode(CapturedOutput log) throws Exception {
        try (EventLines lines = EventLines.of(node.browser().signIn("leaver"))) {
            await().atMost(SOON).until(() -> !lines.lines().isEmpty());
        }

        // What is written first after the connection has closed may still be taken.
        await().atMost(SOON).until(() -> {
            TestImages.receive(
                    node,
                    here.id(),
                    TestImages.ct(Uid.random(), Uid.random(), Uid.random(), 1),
                    TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            return log.getAll().contains("The client closed the connection")
                    || log.getAll().contains("broke off");
        });
        assertThat(log.getAll()).doesNotContain("The answer broke off").doesNotContain("Broken pipe");
    }
}
