package org.consilium.dimse.association;

import java.util.List;
import java.util.Optional;
import org.consilium.dimse.pdu.RoleSelection;

/** SCP/SCU role selection (PS3.7 D.3.3.4). */
final class RoleNegotiation {

    private final List<RoleSelection> proposed;
    private final Capabilities capabilities;

    RoleNegotiation(List<RoleSelection> proposed, Capabilities capabilities) {
        this.proposed = proposed;
        this.capabilities = capabilities;
    }

    /** The roles left to the acceptor by what is proposed and what it can do; none: the SOP class cannot be accepted. */
    Roles ofAcceptor(String sopClassUid) {
        Roles possible = capabilities.roles(sopClassUid);
        Roles asked = find(proposed, sopClassUid)
                .map(RoleNegotiation::roles)
                .orElse(Roles.SCU)
                .opposite();
        return possible.and(asked);
    }

    /** The answers to the proposals for those SOP classes that are accepted. */
    List<RoleSelection> answers(List<String> accepted) {
        return accepted.stream()
                .filter(sopClass -> find(proposed, sopClass).isPresent())
                .map(sopClass -> {
                    Roles requestor = ofAcceptor(sopClass).opposite();
                    return new RoleSelection(sopClass, requestor.scu(), requestor.scp());
                })
                .toList();
    }

    /** What the requestor is: by default SCU, else what was proposed and not refused. */
    static Roles ofRequestor(List<RoleSelection> proposed, List<RoleSelection> answered, String sopClassUid) {
        Optional<Roles> asked = find(proposed, sopClassUid).map(RoleNegotiation::roles);
        Optional<Roles> granted = find(answered, sopClassUid).map(RoleNegotiation::roles);
        return asked.flatMap(roles -> granted.map(roles::and)).orElse(Roles.SCU);
    }

    private static Roles roles(RoleSelection selection) {
        return new Roles(selection.scu(), selection.scp());
    }

    private static Optional<RoleSelection> find(List<RoleSelection> selections, String sopClassUid) {
        return selections.stream()
                .filter(each -> each.sopClassUid().equals(sopClassUid))
                .findFirst();
    }
}
