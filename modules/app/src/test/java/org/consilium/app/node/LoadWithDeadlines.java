package org.consilium.app.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.consilium.dimse.Association;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.association.Timeouts;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;

/** Senders and a reader that go on whatever happens to their calls, and count the calls that did not end by their deadline. */
final class LoadWithDeadlines implements AutoCloseable {

    /** By then every call has an answer, if only that something is away; the node's own time-outs add up to less. */
    static final Duration CALL_MAX = Duration.ofSeconds(20);

    private static final int SENDERS = 4;
    private static final int SERIES_LENGTH = 5;
    private static final int PAUSE_MILLIS = 50;

    private static final Timeouts TIMEOUTS =
            new Timeouts(Duration.ofSeconds(5), CALL_MAX, CALL_MAX, CALL_MAX, CALL_MAX);

    private final Node node;
    private final Map<SmallImage, String> acknowledged;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(SENDERS + 1);
    private final Set<Association> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger stores = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();
    private final AtomicInteger altered = new AtomicInteger();

    /** @param acknowledged gets what was answered with success */
    LoadWithDeadlines(Node node, Map<SmallImage, String> acknowledged) {
        this.node = node;
        this.acknowledged = acknowledged;
        for (int sender = 0; sender < SENDERS; sender++) {
            var one = new Sender();
            threads.scheduleWithFixedDelay(one::send, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
        threads.scheduleWithFixedDelay(this::read, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    int late() {
        return late.get();
    }

    int altered() {
        return altered.get();
    }

    /** Returns once so many more images were sent and some were read, whatever came of it. */
    void awaitCalls(int more) {
        int storesBefore = stores.get();
        int readsBefore = reads.get();
        Awaitility.await("calls end")
                .atMost(CALL_MAX.multipliedBy(4))
                .until(() -> stores.get() >= storesBefore + more && reads.get() > readsBefore);
    }

    /** Keeps its association as long as that stands. */
    private final class Sender {

        private Optional<Association> association = Optional.empty();
        private Uid study = Uid.random();
        private int number;

        void send() {
            if (++number > SERIES_LENGTH) {
                study = Uid.random();
                number = 1;
            }
            long begun = System.nanoTime();
            var image = SmallImage.of(study, study, number, SmallImage.randomPixels(new Random(begun)));
            try {
                if (connected().store(image.item()).code() == 0) {
                    acknowledged.put(image, SmallImage.sha256(image.bytes()));
                }
            } catch (IOException refusedOrBroken) {
                association.ifPresent(Association::abort);
                association = Optional.empty();
            }
            stores.incrementAndGet();
            if (System.nanoTime() - begun >= CALL_MAX.toNanos()) {
                late.incrementAndGet();
            }
        }

        private Association connected() throws IOException {
            if (association.isEmpty()) {
                var to = new Destination(
                        "127.0.0.1",
                        node.dicomPort(),
                        new AeTitle("CONSILIUM"),
                        new AeTitle(Senders.AE_TITLE),
                        TIMEOUTS);
                association = Optional.of(DimseClient.connect(to, SmallImage.CONTEXTS));
                open.add(association.get());
            }
            return association.get();
        }
    }

    private void read() {
        var known = List.copyOf(acknowledged.entrySet());
        if (known.isEmpty()) {
            return;
        }
        var image = known.get(new Random().nextInt(known.size()));
        try {
            Retrieval.find(node, image.getKey().path(), CALL_MAX)
                    .filter(bytes -> !SmallImage.sha256(bytes).equals(image.getValue()))
                    .ifPresent(other -> altered.incrementAndGet());
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof HttpTimeoutException) {
                late.incrementAndGet();
            }
        } catch (RuntimeException unreadable) {
            altered.incrementAndGet();
        }
        reads.incrementAndGet();
    }

    /** Returns once every call has ended. */
    @Override
    public void close() {
        threads.close();
        open.forEach(Association::close);
    }
}
