package org.consilium.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.consilium.exchange.ExchangeNode.PACS;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.kernel.Uid;
import org.consilium.testkit.Database;
import org.consilium.testkit.FreePort;
import org.consilium.testkit.TcpProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Promise 10: a forward that is interrupted anywhere goes on where it was. The receiver holds every object once, and the state of each
 * delivery is what the receiver answered for it.
 */
class InterruptedForwardIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int POINTS = 25;
    private static final int INSTANCES = 6;

    /** About what an association and so many instances of the shelf send. */
    private static final int BYTES = 30_000;

    private final TestClock clock = new TestClock();
    private final Shelf shelf = new Shelf();
    private final Database database = Database.migrated("exchange");
    private final ExchangeNode node = new ExchangeNode(database, shelf, clock);
    private PacsScp pacs;
    private TcpProxy line;

    @BeforeEach
    void connect() throws IOException {
        pacs = new PacsScp(FreePort.find());
        line = TcpProxy.before("127.0.0.1", pacs.port());
        node.peers.add(PACS, line.port());
    }

    @AfterEach
    void close() {
        node.close();
        line.close();
        pacs.close();
        database.close();
    }

    @Test
    void goesOnWhereverTheLineIsCut() {
        var random = new Random(20_261_122);
        for (int point = 1; point <= POINTS; point++) {
            line.cutAfter(random.nextInt(BYTES));
            List<Uid> sent = node.forward(INSTANCES, shelf);
            awaitDelivered(point * INSTANCES);
            sent.forEach(this::assertHeldOnce);
        }
        assertThat(line.cuts()).isGreaterThan(POINTS / 2);
        assertThat(pacs.received).as("nothing was sent again that was answered").hasSize(POINTS * INSTANCES);
    }

    @Test
    void sendsAgainOnlyWhatWasNotAnswered() {
        List<Uid> sent = node.forward(INSTANCES, shelf);
        Uid unheard = sent.get(2);
        line.swallowAnswerTo(unheard.value());
        awaitDelivered(INSTANCES);
        assertThat(pacs.received).hasSize(INSTANCES + 1);
        assertThat(pacs.received.stream().filter(unheard.value()::equals)).hasSize(2);
        sent.forEach(this::assertHeldOnce);
    }

    @Test
    void givesUpALineThatFellSilentAndOpensAnother() {
        node.forward(INSTANCES, shelf);
        line.silence();
        node.dispatcher.wake();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(node.deliveries.list(Optional.empty()))
                        .anySatisfy(delivery -> assertThat(delivery.attempts()).isPositive())
                        .noneSatisfy(delivery -> assertThat(delivery.state()).isEqualTo(DeliveryState.SENDING)));
        assertThat(node.count(DeliveryState.DELIVERED)).isZero();
        line.pass();
        awaitDelivered(INSTANCES);
        assertThat(pacs.received).hasSize(INSTANCES).doesNotHaveDuplicates();
    }

    @Test
    void saysOfEachInstanceWhatTheReceiverAnsweredForItThoughTheLineBreaksBetweenThem() {
        pacs.answer = number -> number % 2 == 0 ? new DimseStatus(0xB007) : DimseStatus.SUCCESS;
        line.cutAfter(BYTES / 2);
        node.forward(INSTANCES, shelf);
        awaitDelivered(INSTANCES);
        var statuses = node.deliveries.list(Optional.empty()).stream()
                .flatMap(delivery -> delivery.lastStatus().stream())
                .toList();
        assertThat(statuses).containsOnly("0x0000", "0xB007").hasSize(INSTANCES);
        assertThat(statuses.stream().filter("0xB007"::equals).count()).isEqualTo(pacs.received.size() / 2);
    }

    /** Lets the pauses pass until everything has its answer. */
    private void awaitDelivered(int count) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(6));
            node.dispatcher.wake();
            assertThat(node.count(DeliveryState.DELIVERED)).isEqualTo(count);
        });
        assertThat(node.deliveries.list(Optional.empty())).hasSize(count);
    }

    /** However often it was sent: under its UID, with its bytes. */
    private void assertHeldOnce(Uid uid) {
        int at = pacs.received.lastIndexOf(uid.value());
        assertThat(at).isNotNegative();
        assertThat(pacs.dataSets.get(at)).isEqualTo(shelf.bytes(uid));
    }
}
