package org.consilium.dimse.association;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.consilium.kernel.AeTitle;

/**
 * The other side of an association as it presented itself.
 *
 * @param callingAe title of the side that asked for the association
 * @param calledAe title of the side that was asked
 * @param address of the other side
 * @param certificate proved by the other side, none without TLS
 */
public record Peer(AeTitle callingAe, AeTitle calledAe, InetAddress address, Optional<X509Certificate> certificate) {

    /** For logs: calling title and address. */
    @Override
    public String toString() {
        return callingAe + "@" + address.getHostAddress();
    }
}
