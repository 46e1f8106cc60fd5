package org.consilium.dimse.association;

import java.util.ArrayList;
import java.util.List;
import org.consilium.dimse.pdu.AsynchronousOperations;
import org.consilium.dimse.pdu.ExtendedNegotiation;
import org.consilium.dimse.pdu.RoleSelection;

/**
 * What a requestor proposes for an association.
 *
 * @param contexts 1 to 128 presentation contexts
 * @param window operations outstanding at a time that this side would like to invoke and is ready to perform, 0 without
 *     limit; with 1 and 1 nothing is proposed
 * @param roles of this side for SOP classes in which it is not just SCU
 * @param extendedNegotiations service class application information by SOP class
 */
public record AssociationProposal(
        List<ContextProposal> contexts,
        AsynchronousOperations window,
        List<RoleSelection> roles,
        List<ExtendedNegotiation> extendedNegotiations) {

    public AssociationProposal {
        contexts = List.copyOf(contexts);
        roles = List.copyOf(roles);
        extendedNegotiations = List.copyOf(extendedNegotiations);
    }

    /** Synchronous, this side SCU of everything. */
    public static AssociationProposal of(List<ContextProposal> contexts) {
        return new AssociationProposal(contexts, AsynchronousOperations.SYNCHRONOUS, List.of(), List.of());
    }

    public AssociationProposal withWindow(int invoked, int performed) {
        return new AssociationProposal(
                contexts, new AsynchronousOperations(invoked, performed), roles, extendedNegotiations);
    }

    public AssociationProposal withRoles(String sopClassUid, Roles own) {
        List<RoleSelection> more = new ArrayList<>(roles);
        more.add(new RoleSelection(sopClassUid, own.scu(), own.scp()));
        return new AssociationProposal(contexts, window, more, extendedNegotiations);
    }

    public AssociationProposal withExtendedNegotiation(String sopClassUid, byte[] information) {
        List<ExtendedNegotiation> more = new ArrayList<>(extendedNegotiations);
        more.add(new ExtendedNegotiation(sopClassUid, information));
        return new AssociationProposal(contexts, window, roles, more);
    }
}
