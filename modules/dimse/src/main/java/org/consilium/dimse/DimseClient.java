package org.consilium.dimse;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import javax.net.SocketFactory;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.NegotiatedAssociation;
import org.consilium.dimse.association.Requestor;
import org.consilium.dimse.association.Transport;
import org.consilium.dimse.service.ProtocolMachine;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.dimse.service.Verification;

/** Opens associations to peers. */
public final class DimseClient {

    /** For {@link Association#echo}. */
    public static final ContextProposal VERIFICATION =
            ContextProposal.of(Verification.SOP_CLASS_UID, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);

    private DimseClient() {}

    /**
     * Connects and negotiates.
     *
     * @param proposals 1 to 128 presentation contexts
     * @throws org.consilium.dimse.association.AssociationRejected when the peer rejects the association
     * @throws IOException when the peer cannot be reached, aborts, or does not answer in time
     */
    public static Association connect(Destination destination, List<ContextProposal> proposals) throws IOException {
        return connect(destination, AssociationProposal.of(proposals), ServiceClasses.none());
    }

    /**
     * The same with a window, roles and extended negotiation.
     *
     * @param services performs the requests of the peer, in the roles proposed
     */
    public static Association connect(Destination destination, AssociationProposal proposal, ServiceClasses services)
            throws IOException {
        var address = new InetSocketAddress(destination.host(), destination.port());
        if (address.isUnresolved()) {
            throw new IOException("The host name of the peer cannot be resolved");
        }
        Socket socket = destination.tls().orElse(SocketFactory.getDefault()).createSocket();
        Transport transport = Transport.connect(socket, address, destination.timeouts());
        var requestor = new Requestor(
                destination.callingAe(), destination.calledAe(), destination.limits(), destination.timeouts());
        try {
            NegotiatedAssociation association = requestor.request(transport, proposal);
            return new Association(ProtocolMachine.requestor(association, services));
        } catch (IOException | RuntimeException e) {
            transport.close();
            throw e;
        }
    }
}
