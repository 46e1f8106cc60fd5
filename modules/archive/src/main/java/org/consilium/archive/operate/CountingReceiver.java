package org.consilium.archive.operate;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.consilium.archive.Arrival;
import org.consilium.archive.Channel;
import org.consilium.archive.InstanceReceiver;
import org.consilium.archive.Origin;
import org.consilium.archive.Receipt;

/** Counts what comes in by the one door, by sender; the answers are those of the receiver behind it. */
public final class CountingReceiver implements InstanceReceiver {

    /** Senders remembered: one more makes the one that was silent for longest be forgotten. */
    static final int SENDERS_MAX = 200;

    private final InstanceReceiver receiver;
    private final Clock clock;
    private final Map<Key, SenderCount> bySender = new ConcurrentHashMap<>();
    private final LongAdder stored = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    public CountingReceiver(InstanceReceiver receiver, Clock clock) {
        this.receiver = receiver;
        this.clock = clock;
    }

    private record Key(Channel channel, String callingAe, String address) {}

    /** Totals since the start. */
    public record Totals(long stored, long duplicates, long refused, long bytes) {}

    @Override
    public Receipt receive(Arrival arrival, InputStream dataSet) throws IOException {
        var count = count(arrival.origin());
        var counted = new CountedBytes(dataSet);
        count.begun();
        boolean answered = false;
        try {
            var receipt = receiver.receive(arrival, counted);
            answered = true;
            count.ended(receipt, counted.read, clock.instant());
            switch (receipt) {
                case Receipt.Stored _ -> stored.increment();
                case Receipt.Duplicate _ -> duplicates.increment();
                case Receipt.Refused _ -> refused.increment();
            }
            return receipt;
        } finally {
            bytes.add(counted.read);
            if (!answered) {
                refused.increment();
                count.brokeOff(counted.read, clock.instant());
            }
        }
    }

    private SenderCount count(Origin origin) {
        var key = new Key(origin.channel(), origin.callingAe(), origin.address());
        var known = bySender.get(key);
        if (known != null) {
            return known;
        }
        if (bySender.size() >= SENDERS_MAX) {
            bySender.entrySet().stream()
                    .filter(entry -> entry.getValue().isIdle())
                    .min(Comparator.comparing(entry -> entry.getValue().lastAt()))
                    .ifPresent(oldest -> bySender.remove(oldest.getKey()));
        }
        return bySender.computeIfAbsent(key, each -> new SenderCount(origin, clock.instant()));
    }

    /** The last one to send first. */
    public List<Sender> senders() {
        var now = clock.instant();
        return bySender.values().stream()
                .map(each -> each.view(now))
                .sorted(Comparator.comparing(Sender::lastAt).reversed())
                .toList();
    }

    public Totals totals() {
        return new Totals(stored.sum(), duplicates.sum(), refused.sum(), bytes.sum());
    }

    private static final class CountedBytes extends FilterInputStream {

        private long read;

        CountedBytes(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            read += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = in.read(buffer, offset, length);
            read += Math.max(0, count);
            return count;
        }
    }
}
