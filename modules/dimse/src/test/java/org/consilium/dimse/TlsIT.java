package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.association.AssociationPolicy;
import org.consilium.dimse.association.AssociationRejected;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.pdu.AssociateAc;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.dimse.pdu.ContextResult;
import org.consilium.dimse.tls.CertificateBinding;
import org.consilium.dimse.tls.ClientCertificate;
import org.consilium.dimse.tls.Fingerprint;
import org.consilium.dimse.tls.Tls;
import org.consilium.dimse.tls.TlsProfile;
import org.consilium.kernel.AeTitle;
import org.consilium.testkit.CertificateAuthority;
import org.consilium.testkit.CertificateAuthority.Issued;
import org.consilium.testkit.CertificateRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DICOM over TLS, our two sides. */
class TlsIT {

    @TempDir
    private Path folder;

    private TlsPeers peers;

    @BeforeEach
    void issue() {
        peers = new TlsPeers(folder, false);
    }

    @ParameterizedTest
    @EnumSource(TlsProfile.class)
    void provesBothSidesToEachOtherInEveryProfile(TlsProfile profile) throws IOException {
        for (TlsPeers each : List.of(peers, new TlsPeers(folder, true))) {
            var seen = new CompletableFuture<X509Certificate>();
            AssociationPolicy policy = request -> {
                seen.complete(request.peer().certificate().orElseThrow());
                return AssociationPolicy.ACCEPT_ALL.decide(request);
            };
            try (DimseServer server = each.server(profile, ClientCertificate.REQUIRED)
                    .policy(policy)
                    .start()) {
                Tls client = each.tls(each.client).profile(profile).build();
                assertThat(TlsPeers.echo(server, "localhost", client.clientSockets()))
                        .isEqualTo(DimseStatus.SUCCESS);
                assertThat(seen.join()).isEqualTo(read(each.client));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void takesAHostByItsNameOrItsAddress(String host) throws IOException {
        assertThat(connect(peers.server, peers.tls(peers.client).build(), host)).isEqualTo(DimseStatus.SUCCESS);
    }

    @Test
    void refusesACertificateOfAnotherHost() throws IOException {
        Issued other = peers.authority.issue(CertificateRequest.of("localhost").dns("node.example"));
        assertThatThrownBy(() -> connect(other, peers.tls(peers.client).build(), "localhost"))
                .hasMessageContaining("No subject alternative DNS name matching localhost");
        Issued named = peers.authority.issue(CertificateRequest.of("server").dns("localhost"));
        assertThatThrownBy(() -> connect(named, peers.tls(peers.client).build(), "127.0.0.1"))
                .hasMessageContaining("127.0.0.1");
    }

    @Test
    void refusesAnExpiredCertificateOfEitherSide() throws IOException {
        Issued oldServer = peers.authority.issue(
                CertificateRequest.of("server").dns("localhost").expired());
        assertThatThrownBy(() -> connect(oldServer, peers.tls(peers.client).build(), "localhost"))
                .hasMessageContaining("validity check failed");
        Issued oldClient = peers.authority.issue(CertificateRequest.of("client").expired());
        assertThatThrownBy(() -> connect(peers.server, peers.tls(oldClient).build(), "localhost"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesARevokedCertificateOfEitherSide() throws IOException {
        Path list = peers.authority.revocationList(peers.client);
        Issued good = peers.authority.issue(CertificateRequest.of("good"));
        Tls strict = peers.tls(peers.server).revoked(list).build();
        assertThat(connect(strict, peers.tls(good).build(), "localhost")).isEqualTo(DimseStatus.SUCCESS);
        assertThatThrownBy(() -> connect(strict, peers.tls(peers.client).build(), "localhost"))
                .isInstanceOf(IOException.class);

        Tls user = peers.tls(good)
                .revoked(peers.authority.revocationList(peers.server))
                .build();
        assertThatThrownBy(() -> connect(peers.server, user, "localhost")).hasMessageContaining("revoked");
    }

    @Test
    void refusesWhomNoRevocationListSpeaksFor() throws IOException {
        CertificateAuthority elsewhere = CertificateAuthority.create(folder, "Elsewhere");
        Tls strict = peers.tls(peers.server).revoked(elsewhere.revocationList()).build();
        assertThatThrownBy(() -> connect(strict, peers.tls(peers.client).build(), "localhost"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesIssuersItDoesNotKnow() throws IOException {
        CertificateAuthority stranger = CertificateAuthority.create(folder, "Stranger");
        Issued client = stranger.issue(CertificateRequest.of("client"));
        assertThatThrownBy(() -> connect(peers.server, peers.tls(client).build(), "localhost"))
                .isInstanceOf(IOException.class);
        Issued server = stranger.issue(CertificateRequest.of("server").dns("localhost"));
        assertThatThrownBy(() -> connect(server, peers.tls(peers.client).build(), "localhost"))
                .hasMessageContaining("unable to find valid certification path");
    }

    @Test
    void refusesAClientWithoutACertificate() {
        assertThatThrownBy(() -> connect(
                        peers.server,
                        Tls.builder().trust(peers.authority.certificate()).build(),
                        "localhost"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesTheRightIssuerButTheWrongNode() throws IOException {
        try (DimseServer server =
                peers.server(TlsProfile.BCP_195, ClientCertificate.REQUIRED).start()) {
            Tls client = peers.tls(peers.client).build();
            Fingerprint right = Fingerprint.of(read(peers.server));
            Fingerprint wrong = Fingerprint.of(read(peers.client));
            assertThat(TlsPeers.echo(server, "localhost", client.clientSockets(Set.of(wrong, right))))
                    .isEqualTo(DimseStatus.SUCCESS);
            assertThatThrownBy(() -> TlsPeers.echo(server, "localhost", client.clientSockets(Set.of(wrong))))
                    .hasMessageContaining("not the one of this peer");
        }
    }

    @Test
    void letsAnAeTitleBeUsedOnlyWithItsCertificate() throws IOException {
        Issued other = peers.authority.issue(CertificateRequest.of("other"));
        var binding = new CertificateBinding(
                Map.of(new AeTitle("SCU"), Set.of(Fingerprint.of(read(peers.client)))), AssociationPolicy.ACCEPT_ALL);
        try (DimseServer server = peers.server(TlsProfile.BCP_195, ClientCertificate.WANTED)
                .policy(binding)
                .start()) {
            assertThat(TlsPeers.echo(
                            server, "localhost", peers.tls(peers.client).build().clientSockets()))
                    .isEqualTo(DimseStatus.SUCCESS);
            for (Tls wrong : List.of(
                    peers.tls(other).build(),
                    Tls.builder().trust(peers.authority.certificate()).build())) {
                assertThatThrownBy(() -> TlsPeers.echo(server, "localhost", wrong.clientSockets()))
                        .isInstanceOf(AssociationRejected.class)
                        .hasMessageContaining("calling AE title not recognized");
            }
        }
    }

    @Test
    void cutsAPeerThatDoesNotTakeWhatItIsSent() throws Exception {
        ServerSocketFactory sockets = peers.tls(peers.server).build().serverSockets(ClientCertificate.NONE);
        try (var listening = sockets.createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var deaf = new FutureTask<>(() -> accept(listening));
            Thread.ofVirtual().start(deaf);
            String ct = RawPeer.CT;
            try (Association association = DimseClient.connect(
                    TlsPeers.destination(
                            "localhost",
                            listening.getLocalPort(),
                            peers.tls(peers.client).build().clientSockets()),
                    List.of(ContextProposal.of(ct, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN)))) {
                var endless =
                        new StoreItem(ct, "1.2.3", TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, 1L << 40, new Zeros());
                var storing = new FutureTask<>(() -> association.store(endless));
                Thread.ofVirtual().start(storing);
                assertThatThrownBy(() -> storing.get(30, TimeUnit.SECONDS))
                        .hasStackTraceContaining("The peer does not take what it is sent");
            } finally {
                deaf.get(30, TimeUnit.SECONDS).close();
            }
        }
    }

    @Test
    void cutsAPeerThatNeverFinishesItsHandshake() throws IOException {
        var impatient = new Timeouts(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        try (DimseServer server = peers.server(TlsProfile.BCP_195, ClientCertificate.NONE)
                        .timeouts(impatient)
                        .start();
                var silent = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            silent.setSoTimeout(20_000);
            silent.getOutputStream().write(new byte[] {0x16, 3, 1, 0});
            assertThat(silent.getInputStream().readAllBytes().length).isLessThan(100);
        }
    }

    private DimseStatus connect(Issued server, Tls client, String host) throws IOException {
        return connect(peers.tls(server).build(), client, host);
    }

    private static DimseStatus connect(Tls server, Tls client, String host) throws IOException {
        try (DimseServer listening = DimseServer.builder()
                .timeouts(TlsPeers.TIMEOUTS)
                .socketFactory(server.serverSockets(ClientCertificate.REQUIRED))
                .start()) {
            return TlsPeers.echo(listening, host, client.clientSockets());
        }
    }

    /** Accepts one association and reads nothing more. */
    private static Socket accept(ServerSocket listening) throws IOException {
        Socket socket = listening.accept();
        var peer = new RawPeer(socket);
        var request = (AssociateRq) peer.receive().orElseThrow();
        peer.send(new AssociateAc(
                request.calledAeTitle(),
                request.callingAeTitle(),
                request.applicationContextName(),
                List.of(new ContextResult(1, ContextResult.ACCEPTANCE, RawPeer.IMPLICIT)),
                request.userInformation()));
        return socket;
    }

    private static X509Certificate read(Issued issued) throws IOException {
        try (InputStream in = Files.newInputStream(issued.certificate())) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (CertificateException e) {
            throw new IOException(e);
        }
    }

    private static final class Zeros extends InputStream {
        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            Arrays.fill(target, offset, offset + length, (byte) 0);
            return length;
        }
    }
}
