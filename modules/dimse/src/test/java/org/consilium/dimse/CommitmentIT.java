package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.commitment.CommitmentInbox;
import org.consilium.dimse.commitment.CommitmentProvider;
import org.consilium.dimse.commitment.CommitmentReporter;
import org.consilium.dimse.commitment.CommitmentRequest;
import org.consilium.dimse.commitment.CommitmentResult;
import org.consilium.dimse.commitment.ObjectReference;
import org.consilium.dimse.commitment.StorageCommitment;
import org.consilium.dimse.interoperability.Interoperates;
import org.consilium.dimse.interoperability.Peer;
import org.consilium.dimse.interoperability.Role;
import org.consilium.dimse.interoperability.Service;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedResponse;
import org.consilium.dimse.normalized.NormalizedUser;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.kernel.AeTitle;
import org.consilium.testkit.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Storage commitment between our two sides. */
class CommitmentIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectReference KEPT = new ObjectReference(RawPeer.CT, "1.2.3");
    private static final ObjectReference LOST = new ObjectReference(RawPeer.CT, "1.2.4");
    private static final AssociationProposal PROPOSAL = AssociationProposal.of(List.of(StorageCommitment.CONTEXT));

    private record Asked(CommitmentRequest request, CommitmentReporter sameAssociation) {}

    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final CommitmentInbox inbox = new CommitmentInbox();
    private final ServiceClasses listening =
            ServiceClasses.none().withUser(StorageCommitment.SOP_CLASS_UID, StorageCommitment.user(inbox));
    private DimseServer server = provider((request, reporter) -> {
        asked.add(new Asked(request, reporter));
        return NormalizedResponse.success();
    });

    CommitmentIT() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void reportsOnTheAssociationOfTheRequest() throws Exception {
        try (Association association = NormalizedIT.connect(server, PROPOSAL, listening);
                var expected = inbox.expect("1.2.77")) {
            assertThat(request(association, "1.2.77").status()).isEqualTo(DimseStatus.SUCCESS);
            Asked one = asked.poll(20, TimeUnit.SECONDS);
            assertThat(one.request().references()).containsExactly(KEPT, LOST);
            assertThat(expected.await(Duration.ofMillis(1))).isEmpty();
            var result = new CommitmentResult("1.2.77", List.of(KEPT, LOST), List.of());
            assertThat(one.sameAssociation().report(result)).isEqualTo(DimseStatus.SUCCESS);
            assertThat(expected.await(PATIENCE)).contains(result);
        }
    }

    @Test
    void neverReportsBeforeTheRequestIsAnswered() throws Exception {
        server.close();
        BlockingQueue<String> order = new LinkedBlockingQueue<>();
        server = provider((request, reporter) -> {
            Thread.ofVirtual().start(() -> {
                try {
                    reporter.report(new CommitmentResult(request.transactionUid(), request.references(), List.of()));
                    order.add("reported");
                } catch (IOException e) {
                    order.add(e.toString());
                }
            });
            return NormalizedResponse.success();
        });
        for (int i = 0; i < 50; i++) {
            try (Association association = NormalizedIT.connect(server, PROPOSAL, listening);
                    var expected = inbox.expect("1.2.77")) {
                assertThat(request(association, "1.2.77").status()).isEqualTo(DimseStatus.SUCCESS);
                assertThat(expected.await(PATIENCE)).isPresent();
                assertThat(order.poll(20, TimeUnit.SECONDS)).isEqualTo("reported");
            }
        }
    }

    @Test
    @Interoperates(
            value = {Service.COMMITMENT, Service.ROLE_SELECTION},
            as = Role.USER,
            with = Peer.OURSELVES)
    @Interoperates(
            value = {Service.COMMITMENT, Service.ROLE_SELECTION},
            as = Role.PROVIDER,
            with = Peer.OURSELVES)
    void reportsLaterOverAnAssociationOfItsOwn() throws Exception {
        try (DimseServer user = DimseServer.builder()
                        .services(services ->
                                services.withUser(StorageCommitment.SOP_CLASS_UID, StorageCommitment.user(inbox)))
                        .start();
                var expected = inbox.expect("1.2.77")) {
            try (Association association = NormalizedIT.connect(server, PROPOSAL, ServiceClasses.none())) {
                request(association, "1.2.77");
            }
            Asked one = asked.poll(20, TimeUnit.SECONDS);
            var result = new CommitmentResult(
                    "1.2.77",
                    List.of(KEPT),
                    List.of(new CommitmentResult.Failure(LOST, DimseStatus.NO_SUCH_SOP_INSTANCE)));
            await().untilAsserted(() -> assertThat(server.associations()).isZero());
            assertThat(reportEnded(one.sameAssociation(), result)).isTrue();
            CommitmentReporter reporter = CommitmentReporter.over(destination(user.port()));
            assertThat(reporter.report(result)).isEqualTo(DimseStatus.SUCCESS);
            assertThat(expected.await(PATIENCE)).contains(result);
            assertThat(result.isComplete()).isFalse();
        }
        assertThat(reportFails(destination(FreePort.find()))).isTrue();
    }

    @Test
    void doesNotHearResultsThatNobodyExpects() throws Exception {
        try (DimseServer user = DimseServer.builder()
                .services(services -> services.withUser(StorageCommitment.SOP_CLASS_UID, StorageCommitment.user(inbox)))
                .start()) {
            var result = new CommitmentResult("1.2.78", List.of(KEPT), List.of());
            assertThat(CommitmentReporter.over(destination(user.port())).report(result))
                    .isEqualTo(DimseStatus.INVALID_ARGUMENT_VALUE);
        }
    }

    @Test
    void refusesRequestsThatAreNone() throws IOException {
        try (Association association = NormalizedIT.connect(server, PROPOSAL, ServiceClasses.none())) {
            var user = new NormalizedUser(association.machine(), StorageCommitment.SOP_CLASS_UID);
            String instance = StorageCommitment.SOP_INSTANCE_UID;
            DataSet noReferences =
                    DataSet.builder().text(Tag.TransactionUID, "1.2.77").build();
            DataSet noUid = DataSet.builder()
                    .items(Tag.ReferencedSOPSequence, DataSet.empty())
                    .build();
            assertThat(user.action("1.2.3", 1, Optional.of(noReferences)).status())
                    .isEqualTo(DimseStatus.NO_SUCH_SOP_INSTANCE);
            assertThat(user.action(instance, 2, Optional.of(noReferences)).status())
                    .isEqualTo(DimseStatus.NO_SUCH_ACTION_TYPE);
            assertThat(user.action(instance, 1, Optional.empty()).status()).isEqualTo(DimseStatus.NO_SUCH_ARGUMENT);
            for (DataSet information : List.of(noReferences, noUid)) {
                assertThat(user.action(instance, 1, Optional.of(information)).status())
                        .isEqualTo(DimseStatus.INVALID_ARGUMENT_VALUE);
            }
        }
        assertThat(asked).isEmpty();
    }

    private static NormalizedResponse request(Association association, String transactionUid) throws IOException {
        return StorageCommitment.request(association.machine(), transactionUid, List.of(KEPT, LOST));
    }

    private static boolean reportEnded(CommitmentReporter reporter, CommitmentResult result) throws IOException {
        try {
            reporter.report(result);
            return false;
        } catch (AssociationEnded e) {
            return true;
        }
    }

    private static boolean reportFails(Destination destination) {
        try {
            CommitmentReporter.over(destination).report(new CommitmentResult("1.2", List.of(), List.of()));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static Destination destination(int port) {
        return new Destination("localhost", port, new AeTitle("USER"), new AeTitle("PROVIDER"), Timeouts.DEFAULT);
    }

    private static DimseServer provider(CommitmentProvider provider) throws IOException {
        return DimseServer.builder()
                .service(StorageCommitment.SOP_CLASS_UID, StorageCommitment.provider(provider))
                .start();
    }
}
