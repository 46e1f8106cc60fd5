package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.consilium.dicom.Tag;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an administrator has old studies deleted, in a real browser; and what a killed node makes of it. */
class RetentionPageIT {

    private static final Duration DRAINED_MAX = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void anOldStudyIsProposedAndHiddenAndAHeldOneStays() throws IOException {
        var home = folder.resolve("home");
        var old = old(1);
        var held = old(2);
        var recent = SmallImage.of(Uid.random(), Uid.random(), 3, new byte[64 * 64]);
        try (var node = Node.in(home)
                .argument("--consilium.archive.drain-delay=1s")
                .argument("--consilium.archive.quiet-period=1s")
                .start()) {
            for (var image : new SmallImage[] {old, held, recent}) {
                assertThat(Senders.store(node, image)).isZero();
            }
            awaitDeletable(node, old, held, recent);
            BrowserScript.walk(
                    node,
                    "retention.mjs",
                    Map.of(
                            "name",
                            "retention",
                            "password",
                            Node.ADMIN_PASSWORD,
                            "due",
                            2,
                            "old",
                            old.study().value(),
                            "held",
                            held.study().value()));
            assertThat(new String(node.get("/actuator/prometheus").body(), StandardCharsets.UTF_8))
                    .contains("consilium_retention_studies{state=\"HIDDEN\"} 1.0")
                    .contains("consilium_retention_studies{state=\"PROPOSED\"} 1.0")
                    .contains("consilium_retention_blocked 1.0");
            node.kill();
        }
        try (var again = Node.in(home).start()) {
            assertThat(again.get(old.path()).statusCode()).isEqualTo(404);
            assertThat(Retrieval.dataSet(again, held.path())).isEqualTo(held.bytes());
            // The same image again: the answer says that it is here, so it must be.
            assertThat(Senders.store(again, old)).isZero();
            assertThat(Retrieval.dataSet(again, old.path())).isEqualTo(old.bytes());
        }
    }

    private static void awaitDeletable(Node node, SmallImage... images) {
        try (var administrator = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
            for (var image : images) {
                Awaitility.await().atMost(DRAINED_MAX).until(() -> {
                    var answer = administrator.send("GET", "/api/retention/studies/" + image.study(), Map.of());
                    return answer.statusCode() == 200 && answer.body().contains("\"obstacles\":[]");
                });
            }
        }
    }

    private static SmallImage old(int number) {
        var image = SmallImage.of(Uid.random(), Uid.random(), number, new byte[64 * 64]);
        var dataSet = DataSetReader.read(image.bytes(), SmallImage.TRANSFER_SYNTAX).toBuilder()
                .text(Tag.StudyDate, "20090405")
                .build();
        return new SmallImage(
                image.study(),
                image.series(),
                image.instance(),
                DataSetWriter.toByteArray(dataSet, SmallImage.TRANSFER_SYNTAX));
    }
}
