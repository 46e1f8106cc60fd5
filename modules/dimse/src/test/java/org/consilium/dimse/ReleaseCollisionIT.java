package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.pdu.AssociateAc;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.dimse.pdu.ContextResult;
import org.consilium.dimse.pdu.Pdu;
import org.consilium.dimse.pdu.ReleaseRp;
import org.consilium.dimse.pdu.ReleaseRq;
import org.consilium.dimse.pdu.UserInformation;
import org.consilium.kernel.AeTitle;
import org.junit.jupiter.api.Test;

class ReleaseCollisionIT {

    /** PS3.8 7.2.3: the requestor answers first, then waits for its own confirmation. */
    @Test
    void endsWhenBothSidesReleaseAtOnce() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<List<Pdu>> acceptor = CompletableFuture.supplyAsync(() -> collide(listener));
            var destination = new Destination(
                    "127.0.0.1", listener.getLocalPort(), new AeTitle("SCP"), new AeTitle("SCU"), Timeouts.DEFAULT);
            Association association = DimseClient.connect(destination, List.of(DimseClient.VERIFICATION));
            association.close();

            assertThat(association.isEstablished()).isFalse();
            assertThat(acceptor.get()).containsExactly(new ReleaseRq(), new ReleaseRp());
        }
    }

    private static List<Pdu> collide(ServerSocket listener) {
        try (var peer = new RawPeer(listener.accept())) {
            var request = (AssociateRq) peer.receive().orElseThrow();
            peer.send(new AssociateAc(
                    request.calledAeTitle(),
                    request.callingAeTitle(),
                    request.applicationContextName(),
                    List.of(new ContextResult(1, 0, RawPeer.IMPLICIT)),
                    UserInformation.ofThisImplementation(0)));
            Pdu releaseRq = peer.receive().orElseThrow();
            peer.send(new ReleaseRq());
            Pdu releaseRp = peer.receive().orElseThrow();
            peer.send(new ReleaseRp());
            assertThat(peer.receive()).isEmpty();
            return List.of(releaseRq, releaseRp);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
