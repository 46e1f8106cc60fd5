package org.consilium.cli.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import org.consilium.cli.Cli;
import org.consilium.cli.console.ExitCode;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.tls.ClientCertificate;
import org.consilium.dimse.tls.Tls;
import org.consilium.testkit.CertificateAuthority;
import org.consilium.testkit.CertificateAuthority.Issued;
import org.consilium.testkit.CertificateRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsOptionsIT {

    @TempDir
    Path folder = Path.of("");

    @Test
    void reachesAPeerThatWantsACertificateAndOnlyWithOne() throws IOException {
        CertificateAuthority authority = CertificateAuthority.create(folder, "Test root");
        Issued server = authority.issue(
                CertificateRequest.of("server").dns("localhost").address(InetAddress.getLoopbackAddress()));
        Issued client = authority.issue(CertificateRequest.of("client"));
        var sockets = Tls.builder()
                .identity(server.certificate(), server.key())
                .trust(authority.certificate())
                .build()
                .serverSockets(ClientCertificate.REQUIRED);
        try (DimseServer listening =
                DimseServer.builder().socketFactory(sockets).start()) {
            String peer = "localhost:" + listening.port();
            Cli.Result trusted = Cli.run(
                    "echo",
                    peer,
                    "--ca",
                    authority.certificate(),
                    "--cert",
                    client.certificate(),
                    "--key",
                    client.key());
            assertThat(trusted.exitCode()).as(trusted.err()).isEqualTo(ExitCode.DONE);
            assertThat(Cli.run("echo", peer, "--ca", authority.certificate()).exitCode())
                    .isEqualTo(ExitCode.PEER);
            Cli.Result stranger = Cli.run("echo", peer, "--tls");
            assertThat(stranger.exitCode()).isEqualTo(ExitCode.PEER);
            assertThat(stranger.err()).hasLineCount(1);
        }
    }

    @Test
    void saysWhichFileOrOptionIsMissing() {
        assertThat(Cli.run("echo", "localhost:1", "--cert", "me.pem").err()).contains("--cert and --key");
        Cli.Result missing = Cli.run("echo", "localhost:1", "--ca", folder.resolve("none.pem"));
        assertThat(missing.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(missing.err()).contains("none.pem");
        assertThat(Cli.run("echo", "localhost:1", "--tls-profile", "ssl3").exitCode())
                .isEqualTo(ExitCode.USAGE);
    }
}
