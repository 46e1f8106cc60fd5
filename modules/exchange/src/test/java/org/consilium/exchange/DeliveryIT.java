package org.consilium.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.consilium.exchange.ExchangeNode.PACS;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;

/** What becomes of a delivery: delivered, tried again, failed. */
class DeliveryIT extends DeliveryFixture {

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
}
