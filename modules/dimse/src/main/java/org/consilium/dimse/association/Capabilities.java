package org.consilium.dimse.association;

import java.util.Optional;
import org.consilium.dimse.pdu.ExtendedNegotiation;

/** What the application behind an acceptor can do. Called by many threads at once. */
public interface Capabilities {

    /** The roles this side could have for an abstract syntax. */
    Roles roles(String abstractSyntax);

    /** The answer to SOP class extended negotiation (PS3.7 D.3.3.5): what is supported of it, nothing when none is. */
    Optional<ExtendedNegotiation> answer(ExtendedNegotiation proposed);
}
