package org.consilium.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.consilium.exchange.ExchangeNode.PACS;

import java.io.IOException;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetReader;
import org.junit.jupiter.api.Test;

/** The transfer syntax in which an instance leaves. */
class DeliveryEncodingIT extends DeliveryFixture {

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
}
