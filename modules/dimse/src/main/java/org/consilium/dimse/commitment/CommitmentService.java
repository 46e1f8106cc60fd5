package org.consilium.dimse.commitment;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.consilium.dicom.DataSet;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedProvider;
import org.consilium.dimse.normalized.NormalizedRequest;
import org.consilium.dimse.normalized.NormalizedResponse;
import org.consilium.dimse.normalized.NormalizedService;
import org.consilium.dimse.service.Exchange;
import org.consilium.dimse.service.ProtocolMachine;
import org.consilium.dimse.service.ServiceClass;
import org.consilium.kernel.Rejected;

/** Reads N-ACTION requests for the provider. */
final class CommitmentService implements ServiceClass {

    private final CommitmentProvider provider;

    CommitmentService(CommitmentProvider provider) {
        this.provider = provider;
    }

    @Override
    public boolean perform(Exchange exchange) throws IOException {
        var reporter = new SameAssociation(exchange.machine());
        try {
            return NormalizedService.of(new Requests(provider, reporter)).perform(exchange);
        } finally {
            reporter.answered.countDown();
        }
    }

    private record Requests(CommitmentProvider provider, CommitmentReporter reporter) implements NormalizedProvider {

        @Override
        public NormalizedResponse action(NormalizedRequest.Action action) throws IOException {
            if (!action.sopInstanceUid().equals(StorageCommitment.SOP_INSTANCE_UID)) {
                return NormalizedResponse.of(DimseStatus.NO_SUCH_SOP_INSTANCE);
            }
            if (action.type() != StorageCommitment.REQUEST_STORAGE_COMMITMENT) {
                return NormalizedResponse.of(DimseStatus.NO_SUCH_ACTION_TYPE);
            }
            if (action.information().isEmpty()) {
                return NormalizedResponse.of(DimseStatus.NO_SUCH_ARGUMENT);
            }
            CommitmentRequest request;
            try {
                DataSet information = action.information().get();
                request = new CommitmentRequest(
                        action.peer(),
                        CommitmentDataSets.transactionUid(information),
                        CommitmentDataSets.references(information));
            } catch (Rejected e) {
                return NormalizedResponse.of(DimseStatus.INVALID_ARGUMENT_VALUE)
                        .withError(0, e.reason().text());
            }
            return provider.commit(request, reporter);
        }
    }

    /** Waits until the request has been answered: a report before would surprise its user. */
    private static final class SameAssociation implements CommitmentReporter {

        private final ProtocolMachine machine;
        private final Thread performing = Thread.currentThread();
        private final CountDownLatch answered = new CountDownLatch(1);

        private SameAssociation(ProtocolMachine machine) {
            this.machine = machine;
        }

        @Override
        public DimseStatus report(CommitmentResult result) throws IOException {
            if (Thread.currentThread().equals(performing)) {
                throw new IllegalStateException("A result has to be reported by another thread than its request's");
            }
            try {
                answered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted before the result could be reported", e);
            }
            return StorageCommitment.report(machine, result);
        }
    }
}
