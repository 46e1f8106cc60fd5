package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.commitment.CommitmentReporter;
import org.consilium.dimse.commitment.CommitmentResult;
import org.consilium.dimse.commitment.ObjectReference;
import org.consilium.dimse.commitment.StorageCommitment;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedResponse;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.kernel.AeTitle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who releases an association while it performs something for the other side answers that first. */
@Timeout(60)
class ReleaseIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<ObjectReference> REFERENCES = List.of(new ObjectReference(RawPeer.CT, "1.2.3"));
    private static final AssociationProposal PROPOSAL = AssociationProposal.of(List.of(StorageCommitment.CONTEXT));

    /** Closes in a thread of its own and returns when that thread waits. */
    private static Thread closing(AutoCloseable closed) {
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                closed.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await().atMost(PATIENCE)
                .until(() -> thread.getState() == Thread.State.TIMED_WAITING
                        || thread.getState() == Thread.State.TERMINATED);
        return thread;
    }

    private static Association connect(DimseServer server, ServiceClasses services, Duration message)
            throws IOException {
        Timeouts standard = Timeouts.DEFAULT;
        Timeouts timeouts =
                new Timeouts(standard.connect(), standard.negotiation(), message, standard.idle(), standard.write());
        var destination = new Destination("localhost", server.port(), new AeTitle("SCP"), new AeTitle("SCU"), timeouts);
        return DimseClient.connect(destination, PROPOSAL, services);
    }

    private static DimseStatus reported(CommitmentReporter reporter) {
        try {
            return reporter.report(new CommitmentResult("1.2.77", REFERENCES, List.of()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A provider that reports on the same association as soon as it was asked. */
    private static DimseServer provider(CompletableFuture<DimseStatus> answer) throws IOException {
        return DimseServer.builder()
                .service(StorageCommitment.SOP_CLASS_UID, StorageCommitment.provider((_, reporter) -> {
                    answer.completeAsync(() -> reported(reporter));
                    return NormalizedResponse.success();
                }))
                .start();
    }

    @Test
    void aUserThatReleasesWhileItHearsAReportAnswersItFirst() throws Exception {
        CompletableFuture<DimseStatus> answer = new CompletableFuture<>();
        CompletableFuture<Association> connected = new CompletableFuture<>();
        CompletableFuture<Thread> released = new CompletableFuture<>();
        ServiceClasses listening = ServiceClasses.none()
                .withUser(StorageCommitment.SOP_CLASS_UID, StorageCommitment.user((_, _) -> {
                    released.complete(closing(connected.join()));
                    return DimseStatus.SUCCESS;
                }));
        try (DimseServer server = provider(answer)) {
            Association association = connect(server, listening, PATIENCE);
            connected.complete(association);
            StorageCommitment.request(association.machine(), "1.2.77", REFERENCES);
            assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(DimseStatus.SUCCESS);
            await().atMost(PATIENCE).until(() -> !released.join().isAlive());
            assertThat(association.machine().isEstablished()).isFalse();
        }
    }

    @Test
    void aProviderThatReleasesWhileItPerformsAnswersFirst() throws Exception {
        try (DimseServer server = DimseServer.builder()
                .service(StorageCommitment.SOP_CLASS_UID, exchange -> {
                    closing(exchange.machine());
                    exchange.respond(DimseStatus.SUCCESS);
                    return true;
                })
                .start()) {
            Association association = connect(server, ServiceClasses.none(), PATIENCE);
            assertThat(StorageCommitment.request(association.machine(), "1.2.77", REFERENCES)
                            .status())
                    .isEqualTo(DimseStatus.SUCCESS);
            assertThatThrownBy(() -> StorageCommitment.request(association.machine(), "1.2.78", REFERENCES))
                    .isInstanceOf(AssociationEnded.class);
            association.close();
        }
    }

    @Test
    void doesNotWaitForeverForAnOperationThatHangs() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(1);
        ServiceClasses listening = ServiceClasses.none()
                .withUser(StorageCommitment.SOP_CLASS_UID, StorageCommitment.user((_, _) -> {
                    hanging.countDown();
                    awaitUninterrupted(never);
                    return DimseStatus.SUCCESS;
                }));
        CompletableFuture<DimseStatus> answer = new CompletableFuture<>();
        try (DimseServer server = provider(answer)) {
            Association association = connect(server, listening, Duration.ofMillis(300));
            StorageCommitment.request(association.machine(), "1.2.77", REFERENCES);
            assertThat(hanging.await(20, TimeUnit.SECONDS)).isTrue();
            association.close();
            assertThat(association.machine().isEstablished()).isFalse();
            assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS)).hasRootCauseInstanceOf(AssociationEnded.class);
        } finally {
            never.countDown();
        }
    }

    @Test
    void aServiceMayReleaseTheAssociationItIsPerformedOn() throws Exception {
        try (DimseServer server = DimseServer.builder()
                .service(StorageCommitment.SOP_CLASS_UID, exchange -> {
                    exchange.respond(DimseStatus.SUCCESS);
                    exchange.machine().abort();
                    exchange.machine().close();
                    return true;
                })
                .start()) {
            Association association = connect(server, ServiceClasses.none(), PATIENCE);
            StorageCommitment.request(association.machine(), "1.2.77", REFERENCES);
            await().atMost(PATIENCE).until(() -> server.associations() == 0);
            association.abort();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
