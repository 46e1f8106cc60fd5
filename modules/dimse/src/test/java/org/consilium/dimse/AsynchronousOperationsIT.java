package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Limits;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.interoperability.Interoperates;
import org.consilium.dimse.interoperability.Peer;
import org.consilium.dimse.interoperability.Role;
import org.consilium.dimse.interoperability.Service;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.kernel.AeTitle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The asynchronous operations window (PS3.7 D.3.3.3) between our own two sides: no peer at hand has it. */
class AsynchronousOperationsIT {

    private static final String CT = RawPeer.CT;
    private static final TransferSyntax IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
    private static final int WINDOW = 4;

    private final List<DimseServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Received received = new Received();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        servers.forEach(DimseServer::close);
    }

    /** Nobody gets past the barrier unless as many requests as the window allows are performed at once. */
    @Test
    @Interoperates(value = Service.ASYNCHRONOUS, as = Role.USER, with = Peer.OURSELVES)
    @Interoperates(value = Service.ASYNCHRONOUS, as = Role.PROVIDER, with = Peer.OURSELVES)
    void aProviderThatFlushesHasAsManyObjectsInHandAsTheWindowAllows() throws Exception {
        var barrier = new CyclicBarrier(WINDOW);
        DimseServer server = start(WINDOW, (request, dataSet) -> {
            DimseStatus status = received.handle(request, dataSet);
            flushTogether(barrier);
            return status;
        });
        var random = new Random(7);
        byte[][] dataSets = new byte[3 * WINDOW][];
        try (Association association = connect(server, WINDOW)) {
            List<Future<DimseStatus>> answers = new ArrayList<>();
            for (int i = 0; i < dataSets.length; i++) {
                byte[] dataSet = new byte[2 * random.nextInt(300_000)];
                random.nextBytes(dataSet);
                dataSets[i] = dataSet;
                String uid = "1.2." + i;
                answers.add(threads.submit(() -> store(association, uid, dataSet)));
            }
            for (Future<DimseStatus> answer : answers) {
                assertThat(answer.get()).isEqualTo(DimseStatus.SUCCESS);
            }
        }
        for (int i = 0; i < dataSets.length; i++) {
            assertThat(received.of("1.2." + i).dataSet()).isEqualTo(dataSets[i]);
        }
    }

    @Test
    void neverMoreThanTheWindowIsOutstanding() throws Exception {
        var inHand = new AtomicInteger();
        var most = new AtomicInteger();
        DimseServer server = start(2, (request, dataSet) -> {
            DimseStatus status = received.handle(request, dataSet);
            most.accumulateAndGet(inHand.incrementAndGet(), Math::max);
            Thread.yield();
            inHand.decrementAndGet();
            return status;
        });
        try (Association association = connect(server, 16)) {
            List<Future<DimseStatus>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String uid = "1.2." + i;
                answers.add(threads.submit(() -> store(association, uid, new byte[5000])));
            }
            for (Future<DimseStatus> answer : answers) {
                assertThat(answer.get()).isEqualTo(DimseStatus.SUCCESS);
            }
        }
        assertThat(received.byInstance).hasSize(50);
        assertThat(most.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void severalThreadsTakeTurnsOnAnAssociationWithoutAWindow() throws Exception {
        DimseServer server = start(1, received);
        try (Association association = connect(server, 1)) {
            List<Future<DimseStatus>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String uid = "1.2." + i;
                answers.add(threads.submit(() -> store(association, uid, new byte[5000])));
                answers.add(threads.submit(association::echo));
            }
            for (Future<DimseStatus> answer : answers) {
                assertThat(answer.get()).isEqualTo(DimseStatus.SUCCESS);
            }
        }
        assertThat(received.byInstance).hasSize(20);
    }

    @Test
    void everybodyWhoWaitsFailsWhenTheAssociationIsAborted() throws Exception {
        var inHand = new CountDownLatch(WINDOW);
        var release = new CompletableFuture<DimseStatus>();
        DimseServer server = start(WINDOW, (_, dataSet) -> {
            dataSet.readAllBytes();
            inHand.countDown();
            return release.join();
        });
        Association association = connect(server, WINDOW);
        List<Future<DimseStatus>> answers = new ArrayList<>();
        for (int i = 0; i < 2 * WINDOW; i++) {
            String uid = "1.2." + i;
            answers.add(threads.submit(() -> store(association, uid, new byte[10])));
        }
        assertThat(inHand.await(20, TimeUnit.SECONDS)).isTrue();
        association.abort();
        for (Future<DimseStatus> answer : answers) {
            assertThatThrownBy(answer::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(AssociationEnded.class);
        }
        assertThat(server.associations()).as("what is flushed is waited for").isOne();
        release.complete(DimseStatus.SUCCESS);
        await().untilAsserted(() -> assertThat(server.associations()).isZero());
    }

    @Test
    void aMessageIdThatIsInUseIsRefused() throws Exception {
        var release = new CompletableFuture<DimseStatus>();
        DimseServer server = start(WINDOW, (_, dataSet) -> {
            dataSet.readAllBytes();
            return release.join();
        });
        try (var peer = new RawPeer(server.port())) {
            peer.associate(WINDOW);
            for (int i = 0; i < 2; i++) {
                peer.send(Messages.storeCommand("1.2." + i));
                peer.send(Messages.fragment(1, false, true, new byte[10]));
            }
            assertThat(Messages.status(peer.receive())).isEqualTo(0x0210);
            release.complete(DimseStatus.SUCCESS);
            assertThat(Messages.status(peer.receive())).isZero();
        }
    }

    private static void flushTogether(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IOException("Not enough at once", e);
        }
    }

    private DimseServer start(
            int window, org.consilium.dimse.service.DimseService<org.consilium.dimse.service.StoreRequest> store)
            throws IOException {
        DimseServer server = DimseServer.builder()
                .storage(store)
                .limits(Limits.DEFAULT.withOperations(window))
                .start();
        servers.add(server);
        return server;
    }

    private static Association connect(DimseServer server, int window) throws IOException {
        var destination =
                new Destination("127.0.0.1", server.port(), new AeTitle("SCP"), new AeTitle("SCU"), Timeouts.DEFAULT);
        var proposal = AssociationProposal.of(List.of(DimseClient.VERIFICATION, ContextProposal.of(CT, IMPLICIT)))
                .withWindow(window, 1);
        return DimseClient.connect(destination, proposal, ServiceClasses.none());
    }

    private static DimseStatus store(Association association, String instance, byte[] dataSet) throws IOException {
        return association.store(
                new StoreItem(CT, instance, IMPLICIT, dataSet.length, new ByteArrayInputStream(dataSet)));
    }
}
