package org.consilium.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.consilium.exchange.ExchangeNode.PACS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.exchange.outbox.Claimed;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;

/** Deliveries that something comes between: each instance arrives once. */
class InterruptedDeliveryIT extends DeliveryFixture {

    @Test
    void deliversTheOthersWhenOneInstanceCannotBeHandled() throws IOException {
        try (var pacs = new PacsScp(port)) {
            node.outbox.forward(shelf.putBroken(), PACS);
            List<Uid> others = node.forward(3, shelf);
            await().untilAsserted(() -> {
                clock.advance(Duration.ofSeconds(6));
                node.dispatcher.wake();
                assertThat(node.count(DeliveryState.DELIVERED)).isEqualTo(3);
            });
            assertThat(pacs.received)
                    .containsExactlyElementsOf(others.stream().map(Uid::value).toList());
            assertThat(node.deliveries.list(Optional.empty()))
                    .filteredOn(delivery -> delivery.state() != DeliveryState.DELIVERED)
                    .singleElement()
                    .satisfies(broken -> assertThat(broken.lastStatus()).contains("java.lang.IllegalStateException"));
        }
    }

    @Test
    void waitsForAPeerThatIsDownAndDeliversWhenItIsUp() throws IOException {
        node.forward(25, shelf);
        node.dispatcher.wake();
        await().untilAsserted(() -> assertThat(node.deliveries.list(Optional.of(DeliveryState.WAITING)))
                .hasSize(25)
                .allSatisfy(delivery -> {
                    assertThat(delivery.attempts()).isEqualTo(1);
                    assertThat(delivery.nextAttemptAt())
                            .contains(clock.instant().plusSeconds(5));
                    assertThat(delivery.lastStatus())
                            .hasValueSatisfying(text -> assertThat(text).containsIgnoringCase("refused"));
                }));

        try (var pacs = new PacsScp(port)) {
            clock.advance(Duration.ofSeconds(6));
            node.dispatcher.wake();
            await().untilAsserted(() ->
                    assertThat(node.count(DeliveryState.DELIVERED)).isEqualTo(25));
            assertThat(pacs.received).hasSize(25).doesNotHaveDuplicates();
        }
    }

    @Test
    void goesOnWhereAnInterruptedReceiverStopped() throws IOException {
        List<String> before;
        try (var pacs = new PacsScp(port)) {
            pacs.answer = n -> {
                if (n == 5) {
                    Thread.ofVirtual().start(pacs::close);
                    await().until(() -> isDown(port));
                }
                return DimseStatus.SUCCESS;
            };
            node.forward(12, shelf);
            node.dispatcher.wake();
            await().untilAsserted(
                            () -> assertThat(node.count(DeliveryState.SENDING)).isZero());
            await().untilAsserted(
                            () -> assertThat(node.count(DeliveryState.WAITING)).isEqualTo(8));
            before = List.copyOf(pacs.received);
        }
        assertThat(before).hasSize(4);
        assertThat(node.deliveries.list(Optional.of(DeliveryState.WAITING)))
                .extracting(Delivery::attempts)
                .as("only what was under way has made an attempt")
                .contains(1, 0);

        try (var pacs = new PacsScp(port)) {
            clock.advance(Duration.ofSeconds(60));
            node.dispatcher.wake();
            await().untilAsserted(() ->
                    assertThat(node.count(DeliveryState.DELIVERED)).isEqualTo(12));
            assertThat(pacs.received).hasSize(8).doesNotHaveDuplicates().doesNotContainAnyElementsOf(before);
        }
    }

    @Test
    void neverSendsTwiceThoughSeveralNodesSend() throws IOException {
        try (var pacs = new PacsScp(port);
                var other = new ExchangeNode(database, shelf, clock)) {
            other.peers.add(PACS, port);
            node.forward(120, shelf);
            node.dispatcher.wake();
            other.dispatcher.wake();
            await().untilAsserted(() ->
                    assertThat(node.count(DeliveryState.DELIVERED)).isEqualTo(120));
            assertThat(pacs.received).hasSize(120).doesNotHaveDuplicates();
        }
    }

    @Test
    void takesWhatADeadNodeHadClaimedAfterItsLease() throws IOException {
        node.forward(3, shelf);
        List<Claimed> lost = node.outbox.claim(PACS);
        assertThat(lost).hasSize(3);
        try (var pacs = new PacsScp(port)) {
            node.dispatcher.wake();
            clock.advance(ExchangeNode.SETTINGS.lease().minusSeconds(1));
            assertThat(node.outbox.dueDestinations()).isEmpty();

            clock.advance(Duration.ofSeconds(1));
            node.dispatcher.wake();
            await().untilAsserted(() ->
                    assertThat(node.count(DeliveryState.DELIVERED)).isEqualTo(3));
            assertThat(pacs.received).hasSize(3);
            assertThat(node.outbox.delivered(lost.getFirst(), "0x0000"))
                    .as("the dead node comes back too late")
                    .isFalse();
        }
    }

    @Test
    void waitsForAnInstanceThatIsNotHereYet() throws IOException {
        Uid later = Uid.random();
        node.outbox.forward(later, PACS);
        try (var pacs = new PacsScp(port)) {
            node.dispatcher.wake();
            await().untilAsserted(() -> assertThat(node.only().lastStatus()).isPresent());
            shelf.put(later);
            node.outbox.arrived(later).forEach(node.dispatcher::wake);
            await().untilAsserted(() -> assertThat(node.only().state()).isEqualTo(DeliveryState.DELIVERED));
            assertThat(pacs.received).containsExactly(later.value());
        }
    }

    private static boolean isDown(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
