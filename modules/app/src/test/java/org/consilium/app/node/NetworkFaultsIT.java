package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.consilium.kernel.Uid;
import org.consilium.testkit.TcpProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 7: latency, resets, cut and silent connections between the node and its PostgreSQL, its object store and a PACS, while it
 * receives, forwards and is read from. Nothing acknowledged is lost, every call ends by its deadline, and within
 * {@link #NORMAL_AGAIN_MAX} everything is in its place.
 */
class NetworkFaultsIT {

    private static final Duration NORMAL_AGAIN_MAX = Duration.ofSeconds(60);
    private static final Duration LATENCY = Duration.ofMillis(40);
    private static final int TIMES = 3;
    private static final int CALLS = 10;
    private static final int CUT_BYTES_MAX = 60_000;

    @TempDir
    private static Path folder;

    private static FaultyNetwork network;

    private final Map<SmallImage, String> acknowledged = new ConcurrentHashMap<>();
    private final Random random = new Random(20_261_122);

    @BeforeAll
    static void start() throws IOException {
        network = new FaultyNetwork(folder);
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    @AfterEach
    void everythingIsInItsPlaceAgain() {
        network.toDatabase.pass();
        network.toStore.pass();
        network.toPacs.pass();
        await("images are taken and given", this::takesAndGives);
        await("the spool is empty", new SpoolFolder(network.node.home())::isEmpty);
        await(
                "everything is delivered",
                () -> network.deliveries().values().stream().allMatch("DELIVERED 0x0000"::equals));
        assertThat(acknowledged).hasSizeGreaterThan(TIMES * CALLS);
        acknowledged.forEach((image, sha256) -> {
            assertThat(Retrieval.find(network.node, image.path()).map(SmallImage::sha256))
                    .contains(sha256);
            assertThat(network.held).containsEntry(image.instance().value(), sha256);
        });
        assertThat(network.held.keySet()).isEqualTo(network.deliveries().keySet());
    }

    private static void await(String what, java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(NORMAL_AGAIN_MAX)
                .pollInterval(Duration.ofMillis(200))
                .until(condition);
    }

    private boolean takesAndGives() {
        var image = SmallImage.of(Uid.random(), Uid.random(), 1, SmallImage.randomPixels(random));
        return Senders.store(network.node, image) == 0
                && Retrieval.find(network.node, image.path())
                        .filter(bytes -> SmallImage.sha256(bytes).equals(SmallImage.sha256(image.bytes())))
                        .isPresent();
    }

    @Test
    void ofTheLineToTheDatabase() {
        breakUnderLoad(network.toDatabase);
    }

    @Test
    void ofTheLineToTheObjectStore() {
        breakUnderLoad(network.toStore);
    }

    @Test
    void ofTheLineToThePacs() {
        breakUnderLoad(network.toPacs);
    }

    private void breakUnderLoad(TcpProxy line) {
        try (var load = new LoadWithDeadlines(network.node, acknowledged)) {
            line.delay(LATENCY);
            load.awaitCalls(CALLS);
            line.pass();
            for (int time = 0; time < TIMES; time++) {
                load.awaitCalls(CALLS);
                line.reset();
            }
            for (int time = 1; time <= TIMES; time++) {
                long before = line.cuts();
                line.cutAfter(random.nextInt(CUT_BYTES_MAX));
                await("a connection is cut", () -> line.cuts() > before);
            }
            load.awaitCalls(CALLS);
            line.silence();
            load.awaitCalls(CALLS);
            line.pass();
            load.awaitCalls(CALLS);
            load.close();
            assertThat(load.late())
                    .as("calls that did not end by their deadline")
                    .isZero();
            assertThat(load.altered()).as("altered images").isZero();
        }
    }
}
