package org.consilium.dimse.association;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.dimse.pdu.AsynchronousOperations;
import org.consilium.dimse.pdu.CommonExtendedNegotiation;
import org.consilium.dimse.pdu.ExtendedNegotiation;
import org.consilium.dimse.pdu.RoleSelection;
import org.consilium.dimse.pdu.UserIdentity;

/**
 * What a requestor proposes for an association.
 *
 * @param contexts 1 to 128 presentation contexts
 * @param window operations outstanding at a time that this side would like to invoke and is ready to perform, 0 without
 *     limit; with 1 and 1 nothing is proposed
 * @param roles of this side for SOP classes in which it is not just SCU
 * @param extendedNegotiations service class application information by SOP class
 * @param commonExtendedNegotiations the service class and the related general SOP classes of SOP classes that the peer may
 *     not know (PS3.7 D.3.3.6); nothing answers them
 * @param userIdentity who asks
 */
public record AssociationProposal(
        List<ContextProposal> contexts,
        AsynchronousOperations window,
        List<RoleSelection> roles,
        List<ExtendedNegotiation> extendedNegotiations,
        List<CommonExtendedNegotiation> commonExtendedNegotiations,
        Optional<UserIdentity> userIdentity) {

    public AssociationProposal {
        contexts = List.copyOf(contexts);
        roles = List.copyOf(roles);
        extendedNegotiations = List.copyOf(extendedNegotiations);
        commonExtendedNegotiations = List.copyOf(commonExtendedNegotiations);
    }

    /** Synchronous, this side SCU of everything. */
    public static AssociationProposal of(List<ContextProposal> contexts) {
        return new AssociationProposal(
                contexts, AsynchronousOperations.SYNCHRONOUS, List.of(), List.of(), List.of(), Optional.empty());
    }

    public AssociationProposal withWindow(int invoked, int performed) {
        return new AssociationProposal(
                contexts,
                new AsynchronousOperations(invoked, performed),
                roles,
                extendedNegotiations,
                commonExtendedNegotiations,
                userIdentity);
    }

    public AssociationProposal withRoles(String sopClassUid, Roles own) {
        return new AssociationProposal(
                contexts,
                window,
                plus(roles, new RoleSelection(sopClassUid, own.scu(), own.scp())),
                extendedNegotiations,
                commonExtendedNegotiations,
                userIdentity);
    }

    public AssociationProposal withExtendedNegotiation(String sopClassUid, byte[] information) {
        return new AssociationProposal(
                contexts,
                window,
                roles,
                plus(extendedNegotiations, new ExtendedNegotiation(sopClassUid, information)),
                commonExtendedNegotiations,
                userIdentity);
    }

    public AssociationProposal withCommonExtendedNegotiation(CommonExtendedNegotiation item) {
        return new AssociationProposal(
                contexts, window, roles, extendedNegotiations, plus(commonExtendedNegotiations, item), userIdentity);
    }

    public AssociationProposal withUserIdentity(UserIdentity identity) {
        return new AssociationProposal(
                contexts, window, roles, extendedNegotiations, commonExtendedNegotiations, Optional.of(identity));
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }
}
