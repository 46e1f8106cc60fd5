package org.consilium.dimse.retrieve;

import java.util.Optional;
import org.consilium.dimse.association.Peer;
import org.consilium.kernel.AeTitle;

/** Knows the receivers that instances may be moved to. */
@FunctionalInterface
public interface MoveReceivers {

    /**
     * The receiver of a title; none when it is unknown or not for this peer.
     *
     * @param asking who wants something moved
     */
    Optional<MoveReceiver> find(AeTitle destination, Peer asking);
}
