package org.consilium.dimse.association;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.dimse.pdu.AsynchronousOperations;
import org.consilium.dimse.pdu.ExtendedNegotiation;
import org.consilium.dimse.pdu.UserInformation;

/**
 * An association that stands.
 *
 * @param contexts the accepted presentation contexts by their ID
 * @param sendLengthMax longest P-DATA-TF variable field the other side takes, in bytes, already bounded by this side's limit
 * @param window operations outstanding at a time that this side may invoke and has to perform, each at least 1
 * @param extendedNegotiations what the acceptor answered to SOP class extended negotiation
 * @param other what the other side said of itself: its implementation, its identity or the answer to ours
 */
public record NegotiatedAssociation(
        UpperLayer upperLayer,
        Peer peer,
        Map<Integer, NegotiatedContext> contexts,
        int sendLengthMax,
        AsynchronousOperations window,
        List<ExtendedNegotiation> extendedNegotiations,
        UserInformation other,
        Timeouts timeouts) {

    public NegotiatedAssociation {
        contexts = Map.copyOf(contexts);
        extendedNegotiations = List.copyOf(extendedNegotiations);
    }

    /** The service class application information that was agreed on for a SOP class. */
    public Optional<byte[]> extended(String sopClassUid) {
        return extendedNegotiations.stream()
                .filter(each -> each.sopClassUid().equals(sopClassUid))
                .findFirst()
                .map(ExtendedNegotiation::information);
    }
}
