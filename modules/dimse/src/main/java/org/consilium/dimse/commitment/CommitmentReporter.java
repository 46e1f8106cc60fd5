package org.consilium.dimse.commitment;

import java.io.IOException;
import java.util.List;
import org.consilium.dimse.Association;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.Roles;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.ServiceClasses;

/** Tells a user a result. Retries are left to the application, which knows how long it wants to try. */
@FunctionalInterface
public interface CommitmentReporter {

    /**
     * N-EVENT-REPORT (PS3.4 J.3.3).
     *
     * @return the status of the user: the result has been heard when it is success
     * @throws IOException when it could not be told, or no answer came
     * @throws org.consilium.kernel.Rejected SOP_CLASS_NOT_SUPPORTED when the user does not take reports
     */
    DimseStatus report(CommitmentResult result) throws IOException;

    /** Reports over an association of its own, with the role of the provider selected (PS3.4 J.3.3.1.2). */
    static CommitmentReporter over(Destination destination) {
        AssociationProposal proposal = AssociationProposal.of(List.of(StorageCommitment.CONTEXT))
                .withRoles(StorageCommitment.SOP_CLASS_UID, Roles.SCP);
        return result -> {
            try (Association association = DimseClient.connect(destination, proposal, ServiceClasses.none())) {
                return StorageCommitment.report(association.machine(), result);
            }
        };
    }
}
