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
 * @param certificate of its TLS connection; none without TLS, and where a peer need not show one
 */
public record Origin(
        Channel channel,
        String callingAe,
        String calledAe,
        String address,
        Optional<InstitutionId> institution,
        Optional<SenderCertificate> certificate) {

    /** Of a sender without a certificate. */
    public Origin(
            Channel channel, String callingAe, String calledAe, String address, Optional<InstitutionId> institution) {
        this(channel, callingAe, calledAe, address, institution, Optional.empty());
    }

    /** The same sender, of this institution. */
    public Origin of(InstitutionId known) {
        return new Origin(channel, callingAe, calledAe, address, Optional.of(known), certificate);
    }
}
