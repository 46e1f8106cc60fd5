package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.AssociationPolicy;
import org.consilium.dimse.association.AssociationRejected;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Decision;
import org.consilium.dimse.association.Limits;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.pdu.AssociateRj;
import org.consilium.dimse.service.StoreRequest;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssociationIT {

    private static final String CT = RawPeer.CT;
    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final List<ContextProposal> CONTEXTS =
            List.of(DimseClient.VERIFICATION, ContextProposal.of(CT, EXPLICIT));

    private final List<DimseServer> servers = new ArrayList<>();
    private final Received received = new Received();

    @AfterEach
    void stop() {
        servers.forEach(DimseServer::close);
    }

    @Test
    void answersAnEcho() throws IOException {
        DimseServer server = start(DimseServer.builder());
        try (Association association = connect(server, CONTEXTS)) {
            assertThat(association.echo()).isEqualTo(DimseStatus.SUCCESS);
            assertThat(association.echo()).isEqualTo(DimseStatus.SUCCESS);
        }
        await().untilAsserted(() -> assertThat(server.associations()).isZero());
    }

    @ParameterizedTest
    @CsvSource({"4096,4096", "262138,4096", "4096,1000000", "1000000,1000000"})
    void movesDataSetsOfEveryLengthUnchanged(int pduLengthOfServer, int pduLengthOfClient) throws IOException {
        DimseServer server =
                start(DimseServer.builder().storage(received).limits(new Limits(10, 10, 10, pduLengthOfServer)));
        var random = new Random(1);
        int[] lengths = {0, 2, 4084, 4088, 4090, 4092, 8180, 262_132, 262_134, 3_000_000};
        try (Association association = connect(server, CONTEXTS, pduLengthOfClient)) {
            for (int length : lengths) {
                byte[] dataSet = new byte[length];
                random.nextBytes(dataSet);
                assertThat(store(association, "1.2." + length, dataSet)).isEqualTo(DimseStatus.SUCCESS);
                assertThat(received.of("1.2." + length).dataSet()).isEqualTo(dataSet);
            }
        }
    }

    @Test
    void tellsTheServiceWhoSendsWhat() throws IOException {
        DimseServer server = start(DimseServer.builder().storage(received));
        try (Association association = connect(server, CONTEXTS)) {
            store(association, "1.2.3", new byte[2]);
        }
        StoreRequest request = received.of("1.2.3").request();
        assertThat(request.affectedSopClassUid()).isEqualTo(CT);
        assertThat(request.transferSyntax()).isEqualTo(EXPLICIT);
        assertThat(request.peer().callingAe()).isEqualTo(new AeTitle("SCU"));
        assertThat(request.peer().calledAe()).isEqualTo(new AeTitle("SCP"));
        assertThat(request.peer().address().isLoopbackAddress()).isTrue();
        assertThat(request.peer().certificate()).isEmpty();
    }

    @Test
    void takesPrivateSopClassesAndTransferSyntaxes() throws IOException {
        DimseServer server = start(DimseServer.builder().storage(received));
        var syntax = new TransferSyntax("1.3.6.1.4.1.99999.5");
        String sopClass = "1.3.6.1.4.1.99999.7";
        try (Association association = connect(server, List.of(ContextProposal.of(sopClass, syntax)))) {
            assertThat(association.accepted(sopClass)).containsExactly(syntax);
            var item = new StoreItem(sopClass, "1.2.3", syntax, 2, new ByteArrayInputStream(new byte[2]));
            assertThat(association.store(item)).isEqualTo(DimseStatus.SUCCESS);
        }
    }

    @Test
    void refusesAnObjectThatWasNotNegotiatedAndGoesOn() throws IOException {
        DimseServer server = start(DimseServer.builder().storage(received));
        try (Association association = connect(server, CONTEXTS)) {
            var item =
                    new StoreItem(CT, "1.2.3", TransferSyntax.JPEG_BASELINE, 2, new ByteArrayInputStream(new byte[2]));
            assertThatThrownBy(() -> association.store(item))
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.TRANSFER_SYNTAX_NOT_SUPPORTED));
            assertThat(association.echo()).isEqualTo(DimseStatus.SUCCESS);
        }
    }

    @Test
    void dropsWhatAServiceDoesNotReadAndGoesOn() throws IOException {
        DimseServer server = start(DimseServer.builder().storage((_, dataSet) -> {
            assertThat(dataSet.read()).isEqualTo(0);
            return DimseStatus.OUT_OF_RESOURCES;
        }));
        try (Association association = connect(server, CONTEXTS)) {
            assertThat(store(association, "1.2.3", new byte[2_000_000])).isEqualTo(DimseStatus.OUT_OF_RESOURCES);
            assertThat(association.echo()).isEqualTo(DimseStatus.SUCCESS);
        }
    }

    @Test
    void answersAFailureWhenAServiceFailsAndGoesOn() throws IOException {
        DimseServer server = start(DimseServer.builder().storage((request, _) -> {
            switch (request.affectedSopInstanceUid()) {
                case "1.1" -> throw new IllegalStateException("a bug");
                case "1.2" -> throw new IOException("a full disk");
                default -> throw new Rejected(Reason.SOP_INSTANCE_MISMATCH);
            }
        }));
        try (Association association = connect(server, CONTEXTS)) {
            assertThat(store(association, "1.1", new byte[100_000])).isEqualTo(DimseStatus.PROCESSING_FAILURE);
            assertThat(store(association, "1.2", new byte[100_000])).isEqualTo(DimseStatus.PROCESSING_FAILURE);
            assertThat(store(association, "1.3", new byte[100_000])).isEqualTo(new DimseStatus(0xA900));
            assertThat(association.echo()).isEqualTo(DimseStatus.SUCCESS);
        }
    }

    @Test
    void abortsWhenTheDataSetToBeSentEndsEarly() throws IOException {
        DimseServer server = start(DimseServer.builder().storage(received));
        Association association = connect(server, CONTEXTS);
        var item = new StoreItem(CT, "1.2.3", EXPLICIT, 500_000, new ByteArrayInputStream(new byte[300_000]));
        assertThatThrownBy(() -> association.store(item)).isInstanceOf(AssociationEnded.class);
        association.close();
        await().untilAsserted(() -> assertThat(server.associations()).isZero());
        assertThat(received.byInstance).isEmpty();
    }

    @Test
    void rejectsWhomThePolicyRejects() throws IOException {
        AssociationPolicy policy = request -> request.peer().callingAe().value().equals("SCU")
                ? new Decision.Reject(AssociateRj.CALLING_AE_TITLE_NOT_RECOGNIZED)
                : Decision.ACCEPT_ALL;
        DimseServer server = start(DimseServer.builder().policy(policy));
        assertThatThrownBy(() -> connect(server, CONTEXTS)).isInstanceOfSatisfying(AssociationRejected.class, e -> {
            assertThat(e).hasMessageContaining("calling AE title not recognized");
            assertThat(e.isTransient()).isFalse();
        });
    }

    @Test
    void rejectsAsTransientWhatIsOverTheLimitUntilThereIsRoomAgain() throws IOException {
        DimseServer server = start(DimseServer.builder().limits(new Limits(2, 1, 10, 4096)));
        try (Association _ = connect(server, CONTEXTS)) {
            assertThatThrownBy(() -> connect(server, CONTEXTS)).isInstanceOfSatisfying(AssociationRejected.class, e -> {
                assertThat(e).hasMessageContaining("local limit exceeded");
                assertThat(e.isTransient()).isTrue();
            });
        }
        await().untilAsserted(() -> connect(server, CONTEXTS).close());
    }

    @Test
    void abortsAnAssociationThatIsIdleTooLong() throws IOException {
        Timeouts impatient = new Timeouts(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMillis(200),
                Duration.ofSeconds(5));
        DimseServer server = start(DimseServer.builder().timeouts(impatient));
        Association association = connect(server, CONTEXTS);
        await().untilAsserted(() -> assertThat(server.associations()).isZero());
        assertThatThrownBy(association::echo)
                .isInstanceOf(AssociationEnded.class)
                .hasMessageContaining("aborted");
    }

    @Test
    void cutsAPeerThatDoesNotTakeWhatItIsSent() throws Exception {
        Timeouts impatient = new Timeouts(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMillis(300));
        var release = new CountDownLatch(1);
        DimseServer server = start(DimseServer.builder().storage((_, _) -> {
            awaitQuietly(release);
            return DimseStatus.SUCCESS;
        }));
        var destination =
                new Destination("127.0.0.1", server.port(), new AeTitle("SCP"), new AeTitle("SCU"), impatient);
        Association association = DimseClient.connect(destination, CONTEXTS);
        var item = new StoreItem(CT, "1.2.3", EXPLICIT, Long.MAX_VALUE, endless());
        assertThatThrownBy(() -> association.store(item)).isInstanceOf(AssociationEnded.class);
        release.countDown();
        association.close();
    }

    @Test
    void letsABusyAssociationFinishBeforeItCloses() throws Exception {
        var started = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        DimseServer server = start(DimseServer.builder().storage((request, dataSet) -> {
            started.countDown();
            awaitQuietly(release);
            return received.handle(request, dataSet);
        }));
        Association association = connect(server, CONTEXTS);
        var status = new java.util.concurrent.CompletableFuture<DimseStatus>();
        Thread sender = Thread.ofVirtual().start(() -> {
            try {
                status.complete(store(association, "1.2.3", new byte[1_000_000]));
            } catch (IOException e) {
                status.completeExceptionally(e);
            }
        });
        started.await();
        Thread closer = Thread.ofVirtual().start(server::close);
        await().until(() -> !server.isListening());
        release.countDown();

        assertThat(status.get()).isEqualTo(DimseStatus.SUCCESS);
        closer.join();
        sender.join();
        assertThat(server.associations()).isZero();
        assertThat(received.byInstance).containsKey("1.2.3");
    }

    @Test
    void abortsWhatIsStillBusyWhenTheDrainTimeIsOver() throws Exception {
        DimseServer server = start(DimseServer.builder().storage(received).drain(Duration.ofMillis(100)));
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.storeCommand("1.2.3"));
            await().untilAsserted(() -> assertThat(server.associations()).isOne());
            server.close();
            assertThat(peer.receive()).map(Object::getClass).isNotEqualTo(Optional.of(AssociateRj.class));
        }
        assertThat(server.associations()).isZero();
    }

    private DimseServer start(DimseServer.Builder builder) throws IOException {
        DimseServer server = builder.start();
        servers.add(server);
        return server;
    }

    private static Association connect(DimseServer server, List<ContextProposal> contexts) throws IOException {
        return connect(server, contexts, Limits.PDU_LENGTH_DEFAULT);
    }

    private static Association connect(DimseServer server, List<ContextProposal> contexts, int pduLength)
            throws IOException {
        var destination = new Destination(
                "127.0.0.1",
                server.port(),
                new AeTitle("SCP"),
                new AeTitle("SCU"),
                Timeouts.DEFAULT,
                new Limits(1, 1, 1, pduLength),
                Optional.empty());
        return DimseClient.connect(destination, contexts);
    }

    private static DimseStatus store(Association association, String instance, byte[] dataSet) throws IOException {
        return association.store(
                new StoreItem(CT, instance, EXPLICIT, dataSet.length, new ByteArrayInputStream(dataSet)));
    }

    private static InputStream endless() {
        return new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return length;
            }
        };
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
