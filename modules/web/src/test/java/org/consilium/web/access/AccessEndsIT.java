package org.consilium.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.consilium.cases.CaseId;
import org.consilium.cases.Urgency;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.kernel.Uid;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.web.Browser;
import org.consilium.web.EventLines;
import org.consilium.web.TestImages;
import org.consilium.web.dicomweb.worklist.ReadingRoom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is open when access ends is dead within five seconds: event streams, answers on their way, new requests. */
class AccessEndsIT {

    /** The promise. */
    private static final Duration DEAD_WITHIN = Duration.ofSeconds(5);

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int IMAGES = 24;
    private static final int IMAGE_BYTES = 2 << 20;

    private static ReadingRoom room;
    private final ScheduledExecutorService slowly = Executors.newSingleThreadScheduledExecutor();
    private CaseId id;
    private Uid study;

    @BeforeAll
    static void start() {
        room = new ReadingRoom();
    }

    @AfterAll
    static void stop() throws IOException {
        room.close();
    }

    /** A case with a study that takes a slow reader half a minute. */
    @BeforeEach
    void offer() throws IOException {
        id = room.offered(Urgency.ROUTINE);
        study = room.cases().get(room.coordinator, id).studies().getFirst();
        var series = Uid.random();
        for (int number = 1; number <= IMAGES; number++) {
            TestImages.receive(
                    room.node,
                    room.hospital.id(),
                    TestImages.ct(study, series, Uid.random(), number).toBuilder()
                            .bytes(Tag.RedPaletteColorLookupTableData, VR.OW, new byte[IMAGE_BYTES])
                            .build(),
                    TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        }
    }

    @AfterEach
    void end() {
        slowly.shutdownNow();
    }

    @Test
    void withdrawingTheConsentEndsOpenViewsStreamsAndRequests() throws Exception {
        var browser = room.browser(room.specialist);
        try (var events = EventLines.of(browser);
                var images = slowly(browser)) {
            await().atMost(SOON).until(() -> !events.lines().isEmpty() && images.read.get() > IMAGE_BYTES);

            room.cases().withdrawConsent(room.referrer, id, "The patient has changed their mind.");

            await().atMost(DEAD_WITHIN).untilTrue(images.ended);
            await().atMost(DEAD_WITHIN).until(() -> events.lines().contains("event: access"));
            assertThat(events.lines()).anyMatch(line -> line.contains(study.value()) && line.contains(id.toString()));
            assertThat(images.read.get()).isLessThan((long) IMAGES * IMAGE_BYTES);
            assertThat(browser.get("/dicomweb/studies/" + study + "/metadata").statusCode())
                    .isEqualTo(404);
            assertThat(browser.get("/api/cases/" + id).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whoIsRemovedIsCutOffInTheMiddle() throws Exception {
        var browser = room.browser(room.specialist);
        try (var events = EventLines.of(browser);
                var images = slowly(browser)) {
            await().atMost(SOON).until(() -> !events.lines().isEmpty() && images.read.get() > IMAGE_BYTES);

            active(room.specialist, false);

            await().atMost(DEAD_WITHIN).untilTrue(images.ended);
            await().atMost(DEAD_WITHIN).untilTrue(events.ended());
            assertThat(events.lines()).contains("event: ended");
            assertThat(images.read.get()).isLessThan((long) IMAGES * IMAGE_BYTES);
            assertThat(browser.get("/api/session").statusCode()).isEqualTo(401);
        } finally {
            active(room.specialist, true);
        }
        assertThat(room.browser(room.specialist)
                        .get("/dicomweb/studies/" + study + "/metadata")
                        .statusCode())
                .as("grants ended with the account, and do not come back by themselves")
                .isEqualTo(404);
    }

    @Test
    void decliningCancellingAndWhatItsOwnerSees() throws Exception {
        var browser = room.browser(room.specialist);
        var own = room.browser(room.referrer);
        try (var events = EventLines.of(browser);
                var ofOwner = EventLines.of(own)) {
            await().atMost(SOON)
                    .until(() -> !events.lines().isEmpty() && !ofOwner.lines().isEmpty());
            assertThat(browser.get("/dicomweb/studies/" + study + "/metadata").statusCode())
                    .isEqualTo(200);

            room.cases().decline(room.specialist, id, "No time.");

            await().atMost(DEAD_WITHIN).until(() -> events.lines().contains("event: access"));
            assertThat(browser.get("/dicomweb/studies/" + study + "/metadata").statusCode())
                    .isEqualTo(404);
            room.cases().cancel(room.referrer, id, "Solved.");
            await().atMost(DEAD_WITHIN).until(() -> ofOwner.lines().contains("event: case"));
            assertThat(ofOwner.lines()).doesNotContain("event: access");
            assertThat(own.get("/dicomweb/studies/" + study + "/metadata").statusCode())
                    .isEqualTo(200);
        }
    }

    private static void active(Person person, boolean active) {
        room.node
                .bean(People.class)
                .save(new Person(
                        person.id(),
                        person.account(),
                        person.name(),
                        person.email(),
                        person.institution(),
                        person.roles(),
                        person.languages(),
                        person.zone(),
                        active));
    }

    private SlowReader slowly(Browser browser) throws IOException {
        return SlowReader.of(browser, "/dicomweb/studies/" + study, slowly);
    }

    /** Takes an answer in small pieces, as over a line of about two megabytes a second, until it breaks off. */
    private record SlowReader(Socket socket, AtomicLong read, AtomicBoolean ended) implements AutoCloseable {

        private static final int PIECE_BYTES = 64 << 10;
        private static final int PAUSE_MILLIS = 30;

        static SlowReader of(Browser browser, String path, ScheduledExecutorService slowly) throws IOException {
            var socket = new Socket();
            socket.setReceiveBufferSize(PIECE_BYTES);
            var address = room.node.url(path);
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + address.getAuthority()
                                    + "\r\nAccept: multipart/related; type=\"application/dicom\"\r\nConnection: close\r\n"
                                    + "Cookie: CONSILIUM_SESSION="
                                    + browser.cookie("CONSILIUM_SESSION").orElseThrow() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var reader = new SlowReader(socket, new AtomicLong(), new AtomicBoolean());
            slowly.scheduleAtFixedRate(reader::piece, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            return reader;
        }

        private void piece() {
            if (ended.get()) {
                return;
            }
            try {
                int count = socket.getInputStream().read(new byte[PIECE_BYTES]);
                if (count < 0) {
                    ended.set(true);
                } else {
                    read.addAndGet(count);
                }
            } catch (IOException cut) {
                ended.set(true);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
