package org.consilium.dimse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.SocketFactory;
import org.consilium.dimse.association.Limits;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.tls.ClientCertificate;
import org.consilium.dimse.tls.TlsProfile;
import org.consilium.kernel.AeTitle;

/**
 * What the associations of a test run over.
 *
 * @param tls over TLS each side shows a certificate and wants to see one; without, it is plain TCP
 */
record Wire(Optional<TlsPeers> tls) {

    static final Wire PLAIN = new Wire(Optional.empty());

    /** @param folder for keys and certificates */
    static Wire tls(Path folder) {
        return new Wire(Optional.of(new TlsPeers(folder, true)));
    }

    DimseServer.Builder server() throws IOException {
        return tls.isEmpty()
                ? DimseServer.builder()
                : tls.get()
                        .server(TlsProfile.BCP_195, ClientCertificate.REQUIRED)
                        .timeouts(Timeouts.DEFAULT);
    }

    Destination destination(int port, AeTitle called, AeTitle calling) {
        Optional<SocketFactory> sockets = tls.isEmpty() ? Optional.empty() : Optional.of(clientSockets(tls.get()));
        return new Destination("localhost", port, called, calling, Timeouts.DEFAULT, Limits.DEFAULT, sockets);
    }

    private static SocketFactory clientSockets(TlsPeers peers) {
        try {
            return peers.tls(peers.client).profile(TlsProfile.BCP_195).build().clientSockets();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
