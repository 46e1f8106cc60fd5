package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.consilium.dimse.association.Limits;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.pdu.Abort;
import org.consilium.dimse.pdu.AssociateRj;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.dimse.pdu.Pdu;
import org.consilium.dimse.pdu.PduEncoder;
import org.consilium.dimse.pdu.ReleaseRp;
import org.consilium.dimse.pdu.ReleaseRq;
import org.consilium.dimse.pdu.UserInformation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What peers must not do, and that the server outlives it: each test ends with an echo by a decent peer. */
class HostilePeerIT {

    private static final Timeouts SHORT = new Timeouts(
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));

    private final Received received = new Received();
    private DimseServer server;

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
    void abortsASecondAssociationRequest() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(RawPeer.request(16384));
            assertThat(peer.receive()).contains(Abort.byProvider(Abort.UNEXPECTED_PDU));
        }
    }

    @Test
    void abortsDataBeforeACommand() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.fragment(1, false, true, new byte[10]));
            assertThat(peer.receive()).contains(Abort.BY_USER);
        }
    }

    @Test
    void abortsAContextThatWasNotAccepted() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.fragment(99, true, true, Messages.echo().encode()));
            assertThat(peer.receive()).contains(Abort.BY_USER);
        }
    }

    @Test
    void abortsACommandWithinADataSet() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.storeCommand("1.2.3"));
            peer.send(Messages.storeCommand("1.2.4"));
            assertThat(peer.receive()).contains(Abort.BY_USER);
        }
    }

    @Test
    void abortsAFloodOfEmptyFragments() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.storeCommand("1.2.3"));
            for (int i = 0; i < 100; i++) {
                sendUnlessCut(
                        peer, Messages.fragment(1, false, false, new byte[0]).buffer());
            }
            assertThat(peer.receive()).contains(Abort.BY_USER);
        }
    }

    @Test
    void abortsACommandThatNeverEnds() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            for (int i = 0; i < 10; i++) {
                sendUnlessCut(
                        peer,
                        Messages.fragment(1, true, false, new byte[10_000]).buffer());
            }
            assertThat(peer.receive()).contains(Abort.BY_USER);
        }
    }

    @Test
    void abortsACommandThatIsNone() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.fragment(1, true, true, new byte[] {1, 2, 3}));
            assertThat(peer.receive()).contains(Abort.BY_USER);
        }
    }

    @Test
    void abortsAPduLongerThanOffered() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.storeCommand("1.2.3"));
            peer.send(Messages.fragment(1, false, false, new byte[16384]));
            assertThat(peer.receive()).contains(Abort.byProvider(Abort.INVALID_PDU_PARAMETER));
        }
    }

    @Test
    void keepsNothingOfAnObjectThatIsAbortedInTheMiddle() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.storeCommand("1.2.3"));
            peer.send(Messages.fragment(1, false, false, new byte[1000]));
            peer.send(Abort.BY_USER);
            assertThat(peer.receive()).isEmpty();
        }
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.storeCommand("1.2.4"));
            peer.send(Messages.fragment(1, false, false, new byte[1000]));
        }
    }

    @Test
    void keepsNothingOfAnObjectWhenTheAssociationIsReleasedInItsMiddle() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.storeCommand("1.2.3"));
            peer.send(Messages.fragment(1, false, false, new byte[1000]));
            peer.send(new ReleaseRq());
            assertThat(peer.receive()).contains(new ReleaseRp());
            assertThat(peer.receive()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"../../etc/passwd,0x0117", "1.2.x,0x0117", "'',0x0117"})
    void refusesInstanceUidsThatAreNone(String uid, String status) throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.storeCommand(uid));
            peer.send(Messages.fragment(1, false, true, new byte[10]));
            assertThat(Messages.command(peer.receive().orElseThrow()).number(CommandElement.STATUS))
                    .hasValue(Integer.decode(status));
        }
    }

    @Test
    void refusesASopClassOtherThanTheOneNegotiated() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.fragment(
                    1, true, true, Messages.store("1.2.3", "1.2.3").encode()));
            peer.send(Messages.fragment(1, false, true, new byte[10]));
            assertThat(Messages.command(peer.receive().orElseThrow()).number(CommandElement.STATUS))
                    .hasValue(0x0122);
        }
    }

    @Test
    void saysThatAnOperationIsUnknownToAServiceClass() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.fragment(1, true, true, Messages.echo().encode()));
            assertThat(Messages.command(peer.receive().orElseThrow()).number(CommandElement.STATUS))
                    .hasValue(0x0211);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\0B", "A\rB", "A\\B", ""})
    void rejectsTitlesThatAreNone(String title) throws IOException {
        assertThat(answerTo(request(1, "CONSILIUM", title, AssociateRq.DICOM_APPLICATION_CONTEXT)))
                .contains(AssociateRj.CALLING_AE_TITLE_NOT_RECOGNIZED);
        assertThat(answerTo(request(1, title, "RAW", AssociateRq.DICOM_APPLICATION_CONTEXT)))
                .contains(AssociateRj.CALLED_AE_TITLE_NOT_RECOGNIZED);
    }

    @Test
    void rejectsOtherProtocolsWithTheirReason() throws IOException {
        assertThat(answerTo(request(2, "CONSILIUM", "RAW", AssociateRq.DICOM_APPLICATION_CONTEXT)))
                .contains(AssociateRj.PROTOCOL_VERSION_NOT_SUPPORTED);
        assertThat(answerTo(request(1, "CONSILIUM", "RAW", "1.2.3")))
                .contains(AssociateRj.APPLICATION_CONTEXT_NAME_NOT_SUPPORTED);
        assertThat(answerTo(RawPeer.request(5))).contains(AssociateRj.NO_REASON_GIVEN);
    }

    private Optional<Pdu> answerTo(AssociateRq request) throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.send(request);
            return peer.receive();
        }
    }

    private static AssociateRq request(int version, String called, String calling, String context) {
        return new AssociateRq(
                version, called, calling, context, List.of(), UserInformation.ofThisImplementation(16384));
    }

    private static void sendUnlessCut(RawPeer peer, byte[] bytes) throws IOException {
        try {
            peer.send(bytes);
        } catch (SocketException e) {
            assertThat(e).hasMessageMatching("Broken pipe|Connection reset.*");
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
