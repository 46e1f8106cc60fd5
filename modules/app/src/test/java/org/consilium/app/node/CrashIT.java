package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 1: what was answered 0x0000 can be read back, byte for byte, after the node was killed in the middle. */
class CrashIT {

    private static final int SENDERS = 4;
    private static final int IMAGES_PER_SENDER = 400;
    private static final int ACKNOWLEDGED_BEFORE_KILL = 250;

    @TempDir
    private Path folder;

    @Test
    void nothingAcknowledgedIsLostOrAlteredWhenTheNodeIsKilledInTheMiddleOfASeries() throws Exception {
        Map<SmallImage, String> acknowledged = new ConcurrentHashMap<>();
        var enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_KILL);
        var study = Uid.random();
        try (var node = Node.in(folder).start();
                var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < SENDERS; sender++) {
                long seed = sender;
                senders.submit(() -> send(node, study, seed, acknowledged, enough));
            }
            assertThat(enough.await(120, TimeUnit.SECONDS))
                    .as("images are acknowledged")
                    .isTrue();
            node.kill();
        }
        assertThat(acknowledged).hasSizeBetween(ACKNOWLEDGED_BEFORE_KILL, SENDERS * IMAGES_PER_SENDER - 1);
        try (var node = Node.in(folder).start()) {
            acknowledged.forEach((image, sha256) -> assertThat(SmallImage.sha256(Retrieval.dataSet(node, image.path())))
                    .as(image.path())
                    .isEqualTo(sha256));
        }
    }

    private static void send(
            Node node, Uid study, long seed, Map<SmallImage, String> acknowledged, CountDownLatch enough) {
        var random = new Random(seed);
        var series = Uid.random();
        try (var association = Senders.connect(node)) {
            for (int number = 1; number <= IMAGES_PER_SENDER; number++) {
                var image = SmallImage.of(study, series, number, SmallImage.randomPixels(random));
                if (association.store(image.item()).code() == 0) {
                    acknowledged.put(image, SmallImage.sha256(image.bytes()));
                    enough.countDown();
                }
            }
        } catch (IOException killed) {
            // That is what this test does to its node.
        }
    }
}
