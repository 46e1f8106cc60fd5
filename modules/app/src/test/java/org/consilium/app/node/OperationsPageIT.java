package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator sees of the node, in a real browser; and the same figures for a collector. */
class OperationsPageIT {

    private static final String ORPHAN = "00/00112233445566778899aabbccddeeff";

    @TempDir
    private Path folder;

    @Test
    void showsWhatArrivesAndHasAnOrphanDeletedByKeyboard() throws IOException {
        try (var node = Node.in(folder.resolve("home")).start()) {
            for (int number = 1; number <= 12; number++) {
                var image = SmallImage.of(Uid.random(), Uid.random(), number, new byte[64 * 64]);
                assertThat(Senders.store(node, image)).isZero();
            }
            var orphan = folder.resolve("home").resolve("objects").resolve(ORPHAN);
            Files.createDirectories(orphan.getParent());
            Files.writeString(orphan, "nobody knows this object");
            BrowserScript.walk(
                    node,
                    "operations.mjs",
                    Map.of(
                            "name",
                            "operations",
                            "password",
                            Node.ADMIN_PASSWORD,
                            "sender",
                            Senders.AE_TITLE,
                            "orphan",
                            ORPHAN));
            // What only the database knows is counted every few seconds.
            Awaitility.await().until(() -> metrics(node).contains("consilium_deletions 1.0"));
            assertThat(metrics(node))
                    .contains("consilium_received_instances_total{outcome=\"stored\"} 12.0")
                    .contains("consilium_store_fit 1.0", "consilium_store_reachable 1.0")
                    .contains("consilium_findings{kind=\"ORPHAN\"}")
                    .contains("consilium_deletions 1.0")
                    .contains("consilium_spool_bytes_max", "consilium_spool_disk_free", "consilium_drain_instances")
                    .contains("consilium_quarantine_instances 0.0", "consilium_commitments 0.0")
                    .contains("consilium_check_share{check=\"SCRUB\"}")
                    .doesNotContain(Senders.AE_TITLE);
        }
    }

    private static String metrics(Node node) {
        return new String(node.get("/actuator/prometheus").body(), StandardCharsets.UTF_8);
    }
}
