package org.consilium.exchange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.convert.Encodings;
import org.consilium.dicom.TransferSyntax;
import org.consilium.exchange.outbox.Outbox;
import org.consilium.exchange.outbox.OutboxDeliveries;
import org.consilium.exchange.send.Dispatcher;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.consilium.testkit.Database;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The exchange of one node, on a database it may share with another. */
final class ExchangeNode implements AutoCloseable {

    static final AeTitle PACS = new AeTitle("PACS");

    static final ExchangeSettings SETTINGS = new ExchangeSettings(
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30)),
            4,
            10,
            Duration.ofMinutes(2),
            Duration.ofSeconds(5),
            4,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));

    private static final Encodings ENCODINGS = new Encodings(FrameDecoder.standard());

    final List<DeliveryChanged> changes = Collections.synchronizedList(new ArrayList<>());
    final Peers peers = new Peers();
    final JdbcClient jdbc;
    final Outbox outbox;
    final Dispatcher dispatcher;
    final OutboxDeliveries deliveries;

    ExchangeNode(Database database, Shelf shelf, TestClock clock) {
        jdbc = JdbcClient.create(database.dataSource());
        outbox = new Outbox(jdbc, SETTINGS, clock);
        ApplicationEventPublisher events = event -> changes.add((DeliveryChanged) event);
        dispatcher = new Dispatcher(
                outbox, shelf, peers, new AeTitle("CONSILIUM"), ENCODINGS, SETTINGS, events, clock, (_, _) -> {});
        deliveries = new OutboxDeliveries(jdbc, clock, dispatcher::wake);
    }

    List<Uid> forward(int count, Shelf shelf) {
        List<Uid> uids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Uid uid = shelf.put(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            outbox.forward(uid, PACS);
            uids.add(uid);
        }
        return uids;
    }

    Delivery only() {
        List<Delivery> all = deliveries.list(Optional.empty());
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " deliveries");
        }
        return all.getFirst();
    }

    long count(DeliveryState state) {
        return deliveries.count(state);
    }

    @Override
    public void close() {
        dispatcher.close();
    }
}
