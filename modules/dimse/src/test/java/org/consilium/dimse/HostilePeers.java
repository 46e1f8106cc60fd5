package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import org.consilium.dimse.association.Limits;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.dimse.pdu.Pdu;
import org.consilium.dimse.pdu.ReleaseRp;
import org.consilium.dimse.pdu.ReleaseRq;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server that hostile peers try: each test ends with an echo by a decent one, and with nothing stored. */
abstract class HostilePeers {

    static final Timeouts SHORT = new Timeouts(
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2));

    final Received received = new Received();
    DimseServer server;

    @BeforeEach
    void start() throws IOException {
        server = DimseServer.builder()
                .storage(received)
                .timeouts(SHORT)
                .limits(new Limits(20, 20, 20, 16384))
                .start();
    }

    @AfterEach
    void theServerGoesOn() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.fragment(3, true, true, Messages.echo().encode()));
            assertThat(Messages.command(peer.receive().orElseThrow()).number(CommandElement.STATUS))
                    .hasValue(0);
            peer.send(new ReleaseRq());
            assertThat(peer.receive()).contains(new ReleaseRp());
        }
        assertThat(received.byInstance).isEmpty();
        server.close();
        assertThat(server.associations()).isZero();
    }

    final Optional<Pdu> answerTo(AssociateRq request) throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.send(request);
            return peer.receive();
        }
    }

    static void sendUnlessCut(RawPeer peer, byte[] bytes) throws IOException {
        try {
            peer.send(bytes);
        } catch (SocketException e) {
            assertThat(e).hasMessageMatching("Broken pipe|Connection reset.*");
        }
    }
}
