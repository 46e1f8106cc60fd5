package org.consilium.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.consilium.exchange.ExchangeNode.PACS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.exchange.outbox.Claimed;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.testkit.Database;
import org.consilium.testkit.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryIT {

    private final TestClock clock = new TestClock();
    private final Shelf shelf = new Shelf();
    private final Database database = Database.migrated("exchange");
    private final ExchangeNode node = new ExchangeNode(database, shelf, clock);
    private final int port = FreePort.find();

    @BeforeEach
    void knowThePacs() {
        node.peers.add(PACS, port);
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void sendsManyInstancesOverOneAssociationAsTheyAreStored() throws IOException {
        try (var pacs = new PacsScp(port)) {
            List<Uid> uids = node.forward(35, shelf);
            node.dispatcher.wake();

            await().untilAsserted(() ->
                    assertThat(node.count(DeliveryState.DELIVERED)).isEqualTo(35));
            assertThat(pacs.received)
                    .containsExactlyElementsOf(uids.stream().map(Uid::value).toList());
            assertThat(pacs.associations).hasValue(1);
            assertThat(pacs.dataSets.getFirst()).isEqualTo(shelf.bytes(uids.getFirst()));
            assertThat(node.changes).hasSize(35).allMatch(change -> change.state() == DeliveryState.DELIVERED);
        }
    }

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
    void keepsTheStatusOfTheRemoteAndPausesLongerEachTimeUntilTheLimit() throws IOException {
        try (var pacs = new PacsScp(port)) {
            pacs.answer = _ -> DimseStatus.OUT_OF_RESOURCES;
            node.forward(1, shelf);
            long[] pauses = {5, 30, 30};
            for (int attempt = 1; attempt <= pauses.length; attempt++) {
                int made = attempt;
                node.dispatcher.wake();
                await().untilAsserted(() -> assertThat(node.only().attempts()).isEqualTo(made));
                await().untilAsserted(() -> assertThat(node.only().nextAttemptAt())
                        .contains(clock.instant().plusSeconds(pauses[made - 1])));
                assertThat(node.only().lastStatus()).contains("0xA700");
                clock.advance(Duration.ofSeconds(pauses[made - 1]));
            }
            node.dispatcher.wake();
            await().untilAsserted(() -> assertThat(node.only().state()).isEqualTo(DeliveryState.FAILED));
            assertThat(node.changes.getLast().state()).isEqualTo(DeliveryState.FAILED);

            clock.advance(Duration.ofDays(1));
            node.dispatcher.wake();
            pacs.answer = _ -> DimseStatus.SUCCESS;
            assertThat(node.deliveries.retry(node.only().id()).attempts()).isZero();
            await().untilAsserted(() -> assertThat(node.only().state()).isEqualTo(DeliveryState.DELIVERED));
        }
    }

    @Test
    void takesAWarningForDelivered() throws IOException {
        try (var pacs = new PacsScp(port)) {
            pacs.answer = _ -> new DimseStatus(0xB000);
            node.forward(1, shelf);
            node.dispatcher.wake();
            await().untilAsserted(() -> assertThat(node.only().state()).isEqualTo(DeliveryState.DELIVERED));
            assertThat(node.only().lastStatus()).contains("0xB000");
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
    void changesTheEncodingForAReceiverThatTakesOnlyTheDefaultOne() throws IOException {
        try (var pacs = new PacsScp(port)) {
            pacs.accepted = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN::equals;
            node.forward(1, shelf);
            node.outbox.forward(shelf.put(TransferSyntax.EXPLICIT_VR_BIG_ENDIAN), PACS);
            node.dispatcher.wake();
            await().untilAsserted(() ->
                    assertThat(node.count(DeliveryState.DELIVERED)).isEqualTo(2));
            assertThat(pacs.transferSyntaxes).containsExactly(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
            assertThat(pacs.dataSets)
                    .allSatisfy(bytes -> assertThat(DataSetReader.read(bytes, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN)
                                    .text(Tag.PatientName))
                            .contains("Phantom"));
        }
    }

    @Test
    void decompressesForAReceiverThatTakesNoCompression() throws IOException {
        try (var pacs = new PacsScp(port)) {
            pacs.accepted = syntax -> !syntax.isEncapsulated();
            node.outbox.forward(shelf.putRle(), PACS);
            node.dispatcher.wake();
            await().untilAsserted(() ->
                    assertThat(node.count(DeliveryState.DELIVERED)).isEqualTo(1));
            DataSet sent = DataSetReader.read(pacs.dataSets.getFirst(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            assertThat(sent.bytes(Tag.PixelData)).hasValue(new byte[] {1, 2, 3, 4});
            assertThat(sent.text(Tag.PatientName)).contains("Phantom");
        }
    }

    @Test
    void saysClearlyThatAReceiverDoesNotTakeACompression() throws IOException {
        try (var pacs = new PacsScp(port)) {
            pacs.accepted = syntax -> !syntax.isEncapsulated();
            node.outbox.forward(shelf.put(TransferSyntax.JPEG_XL), PACS);
            node.dispatcher.wake();
            await().untilAsserted(() -> assertThat(node.only().lastStatus())
                    .hasValueSatisfying(
                            text -> assertThat(text).contains("does not take", TransferSyntax.JPEG_XL.uid())));
            node.forward(1, shelf);
            node.dispatcher.wake();
            await().untilAsserted(() ->
                    assertThat(node.count(DeliveryState.DELIVERED)).isEqualTo(1));
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

    @Test
    void saysThatADestinationIsNotConfigured() {
        node.peers.delete(PACS);
        node.forward(1, shelf);
        node.dispatcher.wake();
        await().untilAsserted(() -> assertThat(node.only().lastStatus()).contains("The remote AE is not configured"));
    }

    @Test
    void enqueuesAnInstanceForADestinationOnce() {
        Uid uid = shelf.put(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        node.outbox.forward(uid, PACS);
        node.outbox.forward(uid, PACS);
        assertThat(node.only().sopInstance()).isEqualTo(uid);
    }

    @Test
    void triesAgainOnlyWhatIsThereAndNotDelivered() throws IOException {
        assertThatThrownBy(() -> node.deliveries.retry(new DeliveryId(UUID.randomUUID())))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
        try (var _ = new PacsScp(port)) {
            node.forward(1, shelf);
            node.dispatcher.wake();
            await().untilAsserted(() -> assertThat(node.only().state()).isEqualTo(DeliveryState.DELIVERED));
        }
        assertThatThrownBy(() -> node.deliveries.retry(node.only().id()))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_IN_THIS_STATE));
    }

    private static boolean isDown(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
