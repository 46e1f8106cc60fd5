package org.consilium.dimse;

import java.util.Optional;
import javax.net.SocketFactory;
import org.consilium.dimse.association.Limits;
import org.consilium.dimse.association.Timeouts;
import org.consilium.kernel.AeTitle;

/**
 * Where and how to reach a peer.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param calledAe title of the peer
 * @param callingAe title of this side
 * @param tls makes sockets for DICOM over TLS ({@link org.consilium.dimse.tls.Tls#clientSockets}), plain TCP when empty
 */
public record Destination(
        String host,
        int port,
        AeTitle calledAe,
        AeTitle callingAe,
        Timeouts timeouts,
        Limits limits,
        Optional<SocketFactory> tls) {

    /** Plain TCP with the default limits. */
    public Destination(String host, int port, AeTitle calledAe, AeTitle callingAe, Timeouts timeouts) {
        this(host, port, calledAe, callingAe, timeouts, Limits.DEFAULT, Optional.empty());
    }
}
