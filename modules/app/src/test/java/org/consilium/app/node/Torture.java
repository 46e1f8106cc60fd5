package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.consilium.kernel.Uid;
import org.consilium.testkit.S3Server;

/**
 * Kills a node again and again at seeded points while it receives, indexes and packs, and counts what it acknowledged and lost. A point is
 * a number of acknowledgements and a pause after it; every third one kills PostgreSQL first and the node some
 * acknowledgements later; with an S3 store another third does the same to that. The next start of the node is asked for what it
 * acknowledged, and then receives until the next point: one start for each.
 */
final class Torture {

    private static final int SENDERS = 8;
    private static final int SERIES_LENGTH = 20;
    private static final int ACKNOWLEDGED_MIN = 40;
    private static final int ACKNOWLEDGED_SPREAD = 400;
    private static final int PAUSE_MILLIS_MAX = 1500;
    private static final int EARLIER_SAMPLE = 50;
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(120);

    private final Path home;
    private final long seed;
    private final Random random;
    private final Optional<S3Server> store;
    /** Path of each image, and the digest of its bytes: the bytes of hundreds of thousands would not fit. */
    private final Map<String, String> checked = new HashMap<>();

    private final List<String> order = new ArrayList<>();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong altered = new AtomicLong();

    /** @param store killed before the node at every third point, and back for the next; none: the node keeps objects in its folder */
    Torture(Path home, long seed, Optional<S3Server> store) {
        this.home = home;
        this.seed = seed;
        this.store = store;
        this.random = new Random(seed);
    }

    /** What came of it. */
    record Outcome(long seed, int points, long acknowledged, long lost, long altered) {

        @Override
        public String toString() {
            return "seed %d, %d points: %d acknowledged, %d lost, %d altered"
                    .formatted(seed, points, acknowledged, lost, altered);
        }
    }

    Outcome run(int points) throws Exception {
        var node = start();
        try {
            for (int point = 1; point <= points; point++) {
                var acknowledged = crash(node, point);
                node = start();
                check(node, acknowledged);
                check(node, sample());
                checked.putAll(acknowledged);
                order.addAll(acknowledged.keySet());
                System.out.printf("point %d of %d: %s%n", point, points, outcome(point));
            }
            check(node, checked);
            return outcome(points);
        } finally {
            node.close();
        }
    }

    private Outcome outcome(int points) {
        return new Outcome(seed, points, checked.size(), lost.get(), altered.get());
    }

    /** Drains early, so that the kill meets an upload as often as an arrival. */
    private Node start() {
        var node = Node.in(home);
        store.ifPresent(s3 -> node.with("CONSILIUM_S3_URL", s3.url().toString())
                .with("CONSILIUM_S3_BUCKET", s3.bucket())
                .with("CONSILIUM_S3_ACCESS_KEY", s3.accessKey())
                .with("CONSILIUM_S3_SECRET_KEY", s3.secretKey()));
        return node.argument("--consilium.archive.drain-delay=300ms")
                .argument("--consilium.archive.pack-size-max=64KB")
                .argument("--consilium.storage.spool.segment-size-max=256KB")
                .start();
    }

    private Map<String, String> crash(Node node, int point) throws Exception {
        var acknowledged = new ConcurrentHashMap<String, String>();
        int before = ACKNOWLEDGED_MIN + random.nextInt(ACKNOWLEDGED_SPREAD);
        int after = random.nextInt(ACKNOWLEDGED_MIN);
        long pauseMillis = random.nextInt(PAUSE_MILLIS_MAX);
        boolean killsPostgres = point % 3 == 0;
        boolean killsStore = point % 3 == 2 && store.isPresent();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < SENDERS; sender++) {
                var pixels = new Random(random.nextLong());
                senders.submit(() -> send(node, pixels, acknowledged));
            }
            await(acknowledged, before);
            if (killsPostgres) {
                killPostgres();
                await(acknowledged, acknowledged.size() + after);
            }
            if (killsStore) {
                store.get().stop();
                await(acknowledged, acknowledged.size() + after);
            }
            // The pause is part of the point: it decides which work the kill meets.
            new CountDownLatch(1).await(pauseMillis, TimeUnit.MILLISECONDS);
            node.kill();
        }
        if (killsStore) {
            store.get().restart();
        }
        return acknowledged;
    }

    private static void await(Map<String, String> acknowledged, int count) {
        Awaitility.await("images are acknowledged")
                .atMost(ACKNOWLEDGED_WITHIN)
                .until(() -> acknowledged.size() >= count);
    }

    private void killPostgres() throws IOException {
        try (var lines = Files.lines(home.resolve("postgres/data/postmaster.pid"))) {
            long pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        }
    }

    private static void send(Node node, Random random, Map<String, String> acknowledged) {
        try (var association = Senders.connect(node)) {
            while (node.isAlive()) {
                var study = Uid.random();
                var series = Uid.random();
                for (int number = 1; number <= SERIES_LENGTH; number++) {
                    var image = SmallImage.of(study, series, number, SmallImage.randomPixels(random));
                    if (association.store(image.item()).code() == 0) {
                        acknowledged.put(image.path(), SmallImage.sha256(image.bytes()));
                    }
                }
            }
        } catch (IOException killed) {
            // That is what is done to the node.
        }
    }

    private void check(Node node, Map<String, String> images) {
        images.entrySet().parallelStream().forEach(each -> {
            var path = each.getKey();
            var answer = Retrieval.find(node, path);
            if (answer.isEmpty()) {
                lost.incrementAndGet();
                System.out.println("LOST " + path);
            } else if (!SmallImage.sha256(answer.get()).equals(each.getValue())) {
                altered.incrementAndGet();
                System.out.println("ALTERED " + path);
            }
        });
        assertThat(node.isAlive()).isTrue();
    }

    /** Some of what was checked before: it has been packed since. */
    private Map<String, String> sample() {
        var sample = new HashMap<String, String>();
        var any = new Random();
        for (int i = 0; i < EARLIER_SAMPLE && !order.isEmpty(); i++) {
            var path = order.get(any.nextInt(order.size()));
            sample.put(path, checked.get(path));
        }
        return sample;
    }
}
