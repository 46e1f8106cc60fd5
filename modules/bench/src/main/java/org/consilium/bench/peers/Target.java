package org.consilium.bench.peers;

import java.io.IOException;
import java.util.List;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dimse.Association;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Limits;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.kernel.AeTitle;

/**
 * A provider on this machine.
 *
 * @param name for people
 * @param port it listens on
 */
public record Target(String name, int port) {

    private static final List<ContextProposal> CONTEXTS = List.of(
            ContextProposal.of(
                    Uids.Verification,
                    TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                    TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN),
            ContextProposal.of(Uids.CTImageStorage, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));

    /**
     * An association for C-ECHO and for C-STORE of CT images.
     *
     * @param window operations to be outstanding at a time
     */
    public Association open(int window) throws IOException {
        var destination = new Destination(
                "127.0.0.1",
                port,
                new AeTitle("BENCH"),
                new AeTitle("BENCHER"),
                Timeouts.DEFAULT,
                Limits.DEFAULT.withOperations(window),
                java.util.Optional.empty());
        return DimseClient.connect(
                destination, AssociationProposal.of(CONTEXTS).withWindow(window, 1), ServiceClasses.none());
    }
}
