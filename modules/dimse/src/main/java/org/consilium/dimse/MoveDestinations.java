package org.consilium.dimse;

import java.util.Optional;
import org.consilium.dimse.association.Peer;
import org.consilium.kernel.AeTitle;

/** Knows where the move destinations of C-MOVE are. Called by many threads at once. */
@FunctionalInterface
public interface MoveDestinations {

    /**
     * Where a title is; nothing when it is unknown or not for this peer, which is answered with A801.
     *
     * @param asking who wants something moved
     */
    Optional<Destination> find(AeTitle title, Peer asking);
}
