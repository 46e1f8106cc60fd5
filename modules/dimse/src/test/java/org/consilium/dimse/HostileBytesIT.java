package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.pdu.Abort;
import org.consilium.dimse.pdu.PduEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes on the DICOM port that are no PDUs, or none that an association begins with. */
class HostileBytesIT extends HostilePeers {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010000000000", // PDU length 0
                "010000000003000000", // 3
                "0100FFFFFFFF0001", // 4 GiB
                "0400FFFFFFFF",
                "FFFFFFFFFFFFFFFF",
                "00000000000000000000000000000000",
                "16030100C8010000C40303", // TLS hello
                "040000000006" + "0000000201FF" // data before any association
            })
    void answersGarbageWithAnAbortAndCloses(String bytes) throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.send(bytes);
            assertThat(peer.receive()).contains(Abort.BY_USER);
            assertThat(peer.receive()).isEmpty();
        }
    }

    @Test
    void turnsAwayAnHttpClientWithoutWaitingForTheTimer() throws IOException {
        try (DimseServer patient = DimseServer.builder().start();
                var peer = new RawPeer(patient.port())) {
            peer.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            long before = System.nanoTime();
            assertThat(peer.receive()).contains(Abort.BY_USER);
            assertThat(peer.receive()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Timeouts.DEFAULT.negotiation());
        }
    }

    @Test
    void survivesRandomBytes() throws IOException {
        var random = new Random(20261122);
        for (int i = 0; i < 200; i++) {
            try (var peer = new RawPeer(server.port())) {
                byte[] bytes = new byte[1 + random.nextInt(400)];
                random.nextBytes(bytes);
                bytes[0] = (byte) random.nextInt(9);
                sendUnlessCut(peer, bytes);
            }
        }
    }

    @Test
    void survivesMutatedRequests() throws IOException {
        var random = new Random(8);
        byte[] request = PduEncoder.encode(RawPeer.request(16384)).buffer();
        for (int i = 0; i < 300; i++) {
            byte[] mutated = request.clone();
            for (int n = 0; n <= random.nextInt(4); n++) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            try (var peer = new RawPeer(server.port())) {
                sendUnlessCut(peer, mutated);
            }
        }
    }

    @Test
    void abortsARequestThatIsLongerThanAnyIs() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.send("0100" + "00100001"); // 1 MiB and a byte: refused by its length alone
            assertThat(peer.receive()).contains(Abort.BY_USER);
        }
    }
}
