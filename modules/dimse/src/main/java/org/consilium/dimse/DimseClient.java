package org.consilium.dimse;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import javax.net.SocketFactory;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.NegotiatedAssociation;
import org.consilium.dimse.association.Requestor;
import org.consilium.dimse.association.Roles;
import org.consilium.dimse.association.Transport;
import org.consilium.dimse.service.DimseService;
import org.consilium.dimse.service.ProtocolMachine;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.dimse.service.StoreRequest;
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
     * The same for C-GET: this side takes the role of the provider in the storage contexts.
     *
     * @param sopClassUid the information model to retrieve from
     * @param storage contexts in which instances may come
     * @param sink takes the instances
     */
    public static Association connectForGet(
            Destination destination, String sopClassUid, List<ContextProposal> storage, DimseService<StoreRequest> sink)
            throws IOException {
        List<ContextProposal> contexts = new ArrayList<>(storage);
        contexts.addFirst(ContextProposal.of(
                sopClassUid, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN));
        AssociationProposal proposal = AssociationProposal.of(contexts);
        for (String sopClass : new LinkedHashSet<>(
                storage.stream().map(ContextProposal::abstractSyntax).toList())) {
            proposal = proposal.withRoles(sopClass, Roles.SCP);
        }
        return connect(destination, proposal, ServiceClasses.none().withStorage(sink));
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
