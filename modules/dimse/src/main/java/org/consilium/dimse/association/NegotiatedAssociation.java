package org.consilium.dimse.association;

import java.util.Map;

/**
 * An association that stands.
 *
 * @param contexts the accepted presentation contexts by their ID
 * @param sendLengthMax longest P-DATA-TF variable field the other side takes, in bytes, already bounded by this side's limit
 */
public record NegotiatedAssociation(
        UpperLayer upperLayer,
        Peer peer,
        Map<Integer, NegotiatedContext> contexts,
        int sendLengthMax,
        Timeouts timeouts) {

    public NegotiatedAssociation {
        contexts = Map.copyOf(contexts);
    }
}
