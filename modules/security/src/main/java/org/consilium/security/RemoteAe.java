package org.consilium.security;

import java.util.Optional;
import java.util.Set;
import org.consilium.kernel.AeTitle;

/**
 * A DICOM application entity this node knows.
 *
 * @param host name or address it is reached at, and from which its associations must come
 * @param port 1 to 65535
 * @param may what it may ask of this node, besides C-ECHO
 * @param institution the institution to which the studies it sends belong; none: the institution that runs the node
 * @param certificate without which nobody may use its title here; none: the address suffices
 */
public record RemoteAe(
        AeTitle aeTitle,
        String host,
        int port,
        Set<Permission> may,
        Optional<InstitutionId> institution,
        Optional<PeerCertificate> certificate) {

    /** Not bound to a certificate. */
    public RemoteAe(AeTitle aeTitle, String host, int port, Set<Permission> may, Optional<InstitutionId> institution) {
        this(aeTitle, host, port, may, institution, Optional.empty());
    }

    public RemoteAe {
        may = Set.copyOf(may);
    }

    /** A service the remote AE may use on this node. */
    public enum Permission {
        STORE,
        FIND,
        MOVE,
        GET
    }
}
