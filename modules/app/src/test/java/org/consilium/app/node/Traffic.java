package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.consilium.dimse.Association;
import org.consilium.kernel.Uid;

/** Senders that go on at a steady rate until they are told to stop, series by series, and what they were told is stored. */
final class Traffic implements AutoCloseable {

    private static final int SERIES_LENGTH = 25;
    private static final int PERIOD_MILLIS = 100;

    private final Map<SmallImage, String> acknowledged = new ConcurrentHashMap<>();
    private final List<Association> associations = new ArrayList<>();
    private final ScheduledExecutorService senders;

    /** @param seed of the pixels; the UIDs are random */
    Traffic(Node node, int senderCount, long seed) throws IOException {
        senders = Executors.newScheduledThreadPool(senderCount);
        for (int sender = 0; sender < senderCount; sender++) {
            associations.add(Senders.connect(node));
            var one = new Sender(associations.getLast(), new Random(seed + sender));
            senders.scheduleAtFixedRate(one::send, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private final class Sender {
        private final Association association;
        private final Random random;
        private Uid study = Uid.random();
        private Uid series = Uid.random();
        private int number;

        Sender(Association association, Random random) {
            this.association = association;
            this.random = random;
        }

        /** One image; what cannot be sent ends this sender. */
        void send() {
            if (++number > SERIES_LENGTH) {
                study = Uid.random();
                series = Uid.random();
                number = 1;
            }
            var image = SmallImage.of(study, series, number, SmallImage.randomPixels(random));
            try {
                if (association.store(image.item()).code() == 0) {
                    acknowledged.put(image, SmallImage.sha256(image.bytes()));
                }
            } catch (IOException ended) {
                throw new UncheckedIOException(ended);
            }
        }
    }

    void await(int count) {
        Awaitility.await("images are acknowledged")
                .atMost(Duration.ofSeconds(120))
                .until(() -> acknowledged.size() >= count);
    }

    /** What is acknowledged by now. */
    Map<SmallImage, String> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    static void assertAllIn(Node node, Map<SmallImage, String> images) {
        images.forEach((image, sha256) -> assertThat(SmallImage.sha256(Retrieval.dataSet(node, image.path())))
                .as(image.path())
                .isEqualTo(sha256));
    }

    /** Returns once nothing is under way any more. */
    @Override
    public void close() {
        senders.close();
        associations.forEach(Association::close);
    }
}
