package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.pdu.Abort;
import org.consilium.dimse.pdu.AssociateAc;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.dimse.pdu.ContextResult;
import org.consilium.dimse.pdu.PDataTf;
import org.consilium.dimse.pdu.Pdu;
import org.consilium.dimse.pdu.UserInformation;
import org.consilium.kernel.AeTitle;
import org.junit.jupiter.api.Test;

/** Providers that answer what they must not: the user gives up, with an A-ABORT and a reason. */
class ForeignResponseIT {

    @Test
    void aResponseToAnotherMessageEndsTheAssociation() throws Exception {
        answeringWith(
                peer -> peer.send(
                        Messages.fragment(1, true, true, response(77, 0).encode())),
                "something that was not asked");
    }

    @Test
    void aResponseWithoutStatusEndsTheAssociation() throws Exception {
        var withoutStatus = CommandSet.builder(CommandField.responseTo(CommandField.C_ECHO_RQ))
                .number(CommandElement.MESSAGE_ID_BEING_RESPONDED_TO, 1)
                .build();
        answeringWith(
                peer -> peer.send(Messages.fragment(1, true, true, withoutStatus.encode())),
                "something that was not asked");
    }

    @Test
    void aPendingResponseToWhatHasOneEndsTheAssociation() throws Exception {
        answeringWith(
                peer -> peer.send(
                        Messages.fragment(1, true, true, response(1, 0xFF00).encode())),
                "pending");
    }

    @Test
    void aResponseThatIsTooLongEndsTheAssociation() throws Exception {
        PDataTf fragment = Messages.fragment(1, false, false, new byte[200_000]);
        PDataTf last = Messages.fragment(1, false, true, new byte[2]);
        answeringWith(
                peer -> {
                    var command = CommandSet.builder(CommandField.responseTo(CommandField.C_ECHO_RQ))
                            .number(CommandElement.MESSAGE_ID_BEING_RESPONDED_TO, 1)
                            .number(CommandElement.STATUS, 0)
                            .dataSetFollows()
                            .build();
                    peer.send(Messages.fragment(1, true, true, command.encode()));
                    for (int i = 0; i < 100; i++) {
                        peer.send(fragment);
                    }
                    peer.send(last);
                },
                "too long");
    }

    private interface Answer {
        void send(RawPeer peer) throws IOException;
    }

    private static void answeringWith(Answer answer, String reason) throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Pdu> heard = CompletableFuture.supplyAsync(() -> serve(listener, answer));
            var destination = new Destination(
                    "127.0.0.1", listener.getLocalPort(), new AeTitle("SCP"), new AeTitle("SCU"), Timeouts.DEFAULT);
            try (Association association = DimseClient.connect(destination, List.of(DimseClient.VERIFICATION))) {
                assertThatThrownBy(association::echo)
                        .isInstanceOf(AssociationEnded.class)
                        .hasMessageContaining(reason);
                assertThat(association.isEstablished()).isFalse();
            }
            assertThat(heard.get()).isEqualTo(Abort.BY_USER);
        }
    }

    private static Pdu serve(ServerSocket listener, Answer answer) {
        try (var peer = new RawPeer(listener.accept())) {
            var request = (AssociateRq) peer.receive().orElseThrow();
            peer.send(new AssociateAc(
                    request.calledAeTitle(),
                    request.callingAeTitle(),
                    request.applicationContextName(),
                    List.of(new ContextResult(1, 0, RawPeer.IMPLICIT)),
                    UserInformation.ofThisImplementation(0)));
            assertThat(peer.receive()).isPresent();
            answer.send(peer);
            return peer.receive().orElseThrow();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static CommandSet response(int messageId, int status) {
        return CommandSet.builder(CommandField.responseTo(CommandField.C_ECHO_RQ))
                .number(CommandElement.MESSAGE_ID_BEING_RESPONDED_TO, messageId)
                .number(CommandElement.STATUS, status)
                .build();
    }
}
