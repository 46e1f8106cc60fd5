package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.pdu.Abort;
import org.consilium.dimse.pdu.PduEncoder;
import org.consilium.dimse.pdu.ReleaseRp;
import org.consilium.dimse.pdu.ReleaseRq;
import org.junit.jupiter.api.Test;

/** Peers that say nothing, say it slowly, or do not listen. */
class SilentPeerIT extends HostilePeers {

    private static final Timeouts IMPATIENT =
            new Timeouts(SHORT.connect(), SHORT.negotiation(), SHORT.message(), Duration.ofMillis(300), SHORT.write());

    @Test
    void closesConnectionsThatStaySilent() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            assertThat(peer.receive()).isEmpty();
        }
    }

    @Test
    void closesTheLongestSilentConnectionWhenThereAreTooMany() throws IOException {
        List<RawPeer> silent = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            silent.add(new RawPeer(server.port()));
        }
        try (var peer = new RawPeer(server.port())) {
            assertThat(peer.associate().presentationContexts()).hasSize(2);
        }
        for (RawPeer peer : silent) {
            peer.close();
        }
    }

    @Test
    void cutsAPeerThatSendsAByteAtATime() throws IOException {
        byte[] request = PduEncoder.encode(RawPeer.request(16384)).buffer();
        try (var peer = new RawPeer(server.port())) {
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(50))
                    .until(new SlowSender(peer, request)::isCut);
        }
    }

    @Test
    void abortsAnAssociationWithoutMessages() throws IOException {
        try (DimseServer impatient = DimseServer.builder().timeouts(IMPATIENT).start();
                var peer = new RawPeer(impatient.port())) {
            peer.associate();
            assertThat(peer.receive()).contains(Abort.BY_USER);
        }
    }

    @Test
    void abortsAMessageThatIsNotContinued() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.storeCommand("1.2.3"));
            peer.send(Messages.fragment(1, false, false, new byte[1000]));
            assertThat(peer.receive()).contains(Abort.BY_USER);
        }
    }

    @Test
    void cutsAPeerThatDoesNotReadItsAnswers() throws IOException {
        byte[] echo = Messages.fragment(3, true, true, Messages.echo().encode()).buffer();
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1_000_000; i++) {
                            peer.send(echo);
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void givesTheConnectionBackOfAPeerThatNeverCloses() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(new ReleaseRq());
            assertThat(peer.receive()).contains(new ReleaseRp());
            assertThat(peer.receive()).isEmpty(); // the ARTIM timer has expired
        }
    }

    /** Sends one more byte each time it is asked whether it has been cut. */
    private static final class SlowSender {

        private final RawPeer peer;
        private final byte[] bytes;
        private int at;

        SlowSender(RawPeer peer, byte[] bytes) {
            this.peer = peer;
            this.bytes = bytes;
        }

        boolean isCut() throws IOException {
            try {
                peer.send(new byte[] {bytes[at++]});
                return false;
            } catch (SocketException e) {
                return true;
            }
        }
    }
}
