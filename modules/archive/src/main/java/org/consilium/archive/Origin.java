package org.consilium.archive;

import java.util.Optional;
import org.consilium.security.InstitutionId;

/**
 * Who sent an instance and how.
 *
 * @param callingAe AE title of the sender as it named itself; for STOW the account or client name, may be empty
 * @param calledAe AE title under which the sender addressed this node, may be empty
 * @param address network address of the sender, may be empty
 * @param institution the institution the sender belongs to; none: the institution that runs this node
 */
public record Origin(
        Channel channel, String callingAe, String calledAe, String address, Optional<InstitutionId> institution) {}
