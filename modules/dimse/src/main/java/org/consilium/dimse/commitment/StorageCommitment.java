package org.consilium.dimse.commitment;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedRequest;
import org.consilium.dimse.normalized.NormalizedResponse;
import org.consilium.dimse.normalized.NormalizedService;
import org.consilium.dimse.normalized.NormalizedUser;
import org.consilium.dimse.service.ProtocolMachine;
import org.consilium.dimse.service.ServiceClass;
import org.consilium.kernel.Rejected;

/** The Storage Commitment Push Model SOP class as user and provider. */
public final class StorageCommitment {

    public static final String SOP_CLASS_UID = "1.2.840.10008.1.20.1";

    /** The one instance there is (PS3.4 J.3.5). */
    public static final String SOP_INSTANCE_UID = "1.2.840.10008.1.20.1.1";

    /** Objects of one request. */
    public static final int REFERENCES_MAX = 100_000;

    /** Enough for requests and for reports. */
    public static final ContextProposal CONTEXT = ContextProposal.of(
            SOP_CLASS_UID, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);

    static final int REQUEST_STORAGE_COMMITMENT = 1;
    static final int COMMITTED = 1;
    static final int FAILURES_EXIST = 2;

    private StorageCommitment() {}

    /** To be registered with {@link org.consilium.dimse.service.ServiceClasses#with}. */
    public static ServiceClass provider(CommitmentProvider provider) {
        return new CommitmentService(provider);
    }

    /** To be registered with {@link org.consilium.dimse.service.ServiceClasses#withUser}, of servers and of clients. */
    public static ServiceClass user(CommitmentListener listener) {
        return NormalizedService.of((NormalizedRequest.EventReport report) -> heard(listener, report));
    }

    /**
     * Asks a provider (PS3.4 J.3.2). The result comes to the listener, soon on the same association, or later on another.
     *
     * @param transactionUid a new one
     */
    public static NormalizedResponse request(
            ProtocolMachine machine, String transactionUid, List<ObjectReference> references) throws IOException {
        return new NormalizedUser(machine, SOP_CLASS_UID)
                .action(
                        SOP_INSTANCE_UID,
                        REQUEST_STORAGE_COMMITMENT,
                        Optional.of(CommitmentDataSets.request(transactionUid, references)));
    }

    static DimseStatus report(ProtocolMachine machine, CommitmentResult result) throws IOException {
        return new NormalizedUser(machine, SOP_CLASS_UID)
                .report(
                        SOP_INSTANCE_UID,
                        result.isComplete() ? COMMITTED : FAILURES_EXIST,
                        Optional.of(CommitmentDataSets.result(result)))
                .status();
    }

    private static NormalizedResponse heard(CommitmentListener listener, NormalizedRequest.EventReport report)
            throws IOException {
        if (report.type() != COMMITTED && report.type() != FAILURES_EXIST) {
            return NormalizedResponse.of(DimseStatus.NO_SUCH_EVENT_TYPE);
        }
        if (report.information().isEmpty()) {
            return NormalizedResponse.of(DimseStatus.NO_SUCH_ARGUMENT);
        }
        try {
            CommitmentResult result =
                    CommitmentDataSets.result(report.information().get());
            return NormalizedResponse.of(listener.heard(report.peer(), result));
        } catch (Rejected e) {
            return NormalizedResponse.of(DimseStatus.INVALID_ARGUMENT_VALUE);
        }
    }
}
