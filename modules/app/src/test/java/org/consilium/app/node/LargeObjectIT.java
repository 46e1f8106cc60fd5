package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Timeouts;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 13: objects with more tiles, or more bytes, than a node with a heap of 512 MiB holds in memory are received and read tile by tile.
 * {@code scripts/torture --large} runs those of full size.
 */
class LargeObjectIT {

    private static final String LARGE = "consilium.torture.large";
    private static final int MANY_FRAMES = 100_000;
    private static final int FRAMES_READ = 100;
    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(10);

    @TempDir
    private Path home;

    private Node node;

    @BeforeEach
    void start() {
        // With the garbage collector it has outside of tests.
        node = Node.in(home)
                .program(NodeProgram.JAR)
                .argument("--consilium.archive.drain-delay=300ms")
                .start();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void aHundredThousandTilesAreReadOneByOne() throws IOException {
        receiveAndRead(new GeneratedSlide(Uid.random(), MANY_FRAMES, 64, true));
    }

    @Test
    @EnabledIfSystemProperty(named = LARGE, matches = "true")
    void aHundredThousandTilesOfAUsualSizeWithoutATableAreReadOneByOne() throws IOException {
        receiveAndRead(new GeneratedSlide(Uid.random(), MANY_FRAMES, 16 << 10, false));
    }

    @Test
    @EnabledIfSystemProperty(named = LARGE, matches = "true")
    void moreBytesThanFourGigabytesAreReadTileByTile() throws IOException {
        receiveAndRead(new GeneratedSlide(Uid.random(), 9_000, 480 << 10, true));
    }

    private void receiveAndRead(GeneratedSlide slide) throws IOException {
        var destination = new Destination(
                "127.0.0.1",
                node.dicomPort(),
                new AeTitle("CONSILIUM"),
                new AeTitle(Senders.AE_TITLE),
                Timeouts.DEFAULT);
        var contexts = List.of(ContextProposal.of(GeneratedSlide.SOP_CLASS, GeneratedSlide.TRANSFER_SYNTAX));
        var item = slide.item();
        long begun = System.nanoTime();
        try (var association = DimseClient.connect(destination, contexts)) {
            assertThat(association.store(item).code()).isZero();
        }
        System.out.printf(
                "large: %d tiles, %d bytes received in %d s%n", slide.frames(), item.length(), seconds(begun));
        readSome(slide);
        Awaitility.await("it has moved to the store")
                .atMost(DRAINED_WITHIN)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> new SpoolFolder(home).isEmpty());
        readSome(slide);
        assertThat(node.isAlive()).isTrue();
        assertThat(node.output()).doesNotContain("OutOfMemoryError");
    }

    private void readSome(GeneratedSlide slide) {
        long begun = System.nanoTime();
        var random = new Random(slide.frames());
        assertFrame(slide, 0);
        long first = seconds(begun);
        assertFrame(slide, slide.frames() - 1);
        for (int i = 0; i < FRAMES_READ; i++) {
            assertFrame(slide, random.nextInt(slide.frames()));
        }
        System.out.printf(
                "large: first tile after %d s, %d tiles after %d s%n", first, FRAMES_READ + 2, seconds(begun));
    }

    private void assertFrame(GeneratedSlide slide, int index) {
        assertThat(Retrieval.frame(node, slide.path(), index + 1))
                .as("frame " + (index + 1))
                .isEqualTo(slide.frame(index));
    }

    private static long seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toSeconds();
    }
}
