package org.consilium.dimse.retrieve;

import java.io.IOException;
import java.util.List;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.service.ProtocolMachine;

/** Where the instances of a C-MOVE go. */
@FunctionalInterface
public interface MoveReceiver {

    /** Opens an association to it. */
    ProtocolMachine open(List<ContextProposal> contexts) throws IOException;
}
