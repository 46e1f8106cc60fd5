package org.consilium.dimse;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import org.consilium.dimse.association.Limits;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.tls.ClientCertificate;
import org.consilium.dimse.tls.Tls;
import org.consilium.dimse.tls.TlsProfile;
import org.consilium.kernel.AeTitle;
import org.consilium.testkit.CertificateAuthority;
import org.consilium.testkit.CertificateAuthority.Issued;
import org.consilium.testkit.CertificateRequest;

/** An authority and the certificates of two nodes that trust it. */
final class TlsPeers {

    static final Timeouts TIMEOUTS = new Timeouts(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(2));

    final CertificateAuthority authority;
    final Issued server;
    final Issued client;

    TlsPeers(Path folder, boolean rsa) {
        authority = CertificateAuthority.create(folder, "Test root");
        var request = CertificateRequest.of("server").dns("localhost").address(InetAddress.getLoopbackAddress());
        server = authority.issue(rsa ? request.rsa() : request);
        client = authority.issue(rsa ? CertificateRequest.of("client").rsa() : CertificateRequest.of("client"));
    }

    Tls.Builder tls(Issued own) throws IOException {
        return Tls.builder().identity(own.certificate(), own.key()).trust(authority.certificate());
    }

    DimseServer.Builder server(TlsProfile profile, ClientCertificate clients) throws IOException {
        return DimseServer.builder()
                .timeouts(TIMEOUTS)
                .socketFactory(tls(server).profile(profile).build().serverSockets(clients));
    }

    static DimseStatus echo(DimseServer server, String host, SocketFactory sockets) throws IOException {
        try (Association association =
                DimseClient.connect(destination(host, server.port(), sockets), List.of(DimseClient.VERIFICATION))) {
            return association.echo();
        }
    }

    static Destination destination(String host, int port, SocketFactory sockets) {
        return new Destination(
                host, port, new AeTitle("SCP"), new AeTitle("SCU"), TIMEOUTS, Limits.DEFAULT, Optional.of(sockets));
    }
}
