package org.consilium.dimse.commitment;

import java.io.IOException;
import org.consilium.dimse.association.Peer;
import org.consilium.dimse.message.DimseStatus;

/** Hears results. Called by many threads at once. */
@FunctionalInterface
public interface CommitmentListener {

    /** @return success; something else, such as invalid argument value for an unknown transaction, lets providers retry */
    DimseStatus heard(Peer peer, CommitmentResult result) throws IOException;
}
