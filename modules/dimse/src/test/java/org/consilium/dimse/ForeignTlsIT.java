package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.interoperability.Interoperates;
import org.consilium.dimse.interoperability.Peer;
import org.consilium.dimse.interoperability.Role;
import org.consilium.dimse.interoperability.Service;
import org.consilium.dimse.interoperability.Transport;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.tls.ClientCertificate;
import org.consilium.dimse.tls.TlsProfile;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.FreePort;
import org.consilium.testkit.TestData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DICOM over TLS against DCMTK, and the port against OpenSSL. */
class ForeignTlsIT {

    private final Received received = new Received();

    @TempDir
    private static Path folder;

    private static TlsPeers peers;

    @BeforeAll
    static void issue() {
        peers = new TlsPeers(folder, true); // as a server DCMTK has no ECDHE suites of ECDSA in its extended profile
    }

    @ParameterizedTest
    @CsvSource({
        "BCP_195,--profile-bcp195-nd", "BCP_195,--profile-bcp195-ex",
        "MODIFIED_BCP_195,--profile-bcp195-nd", "MODIFIED_BCP_195,--profile-bcp195-ex"
    })
    @Interoperates(
            value = {Service.STORE, Service.TLS_PROFILES},
            as = Role.PROVIDER,
            with = Peer.DCMTK,
            over = Transport.TLS)
    void receivesFromStorescuThatShowsItsCertificate(TlsProfile profile, String theirs) throws IOException {
        ForeignTool storescu = ForeignTool.require("storescu");
        try (DimseServer server = peers.server(profile, ClientCertificate.REQUIRED)
                .storage(received)
                .start()) {
            var result = storescu.run(
                    "+tls",
                    peers.client.key(),
                    peers.client.certificate(),
                    "+cf",
                    peers.authority.certificate(),
                    theirs,
                    "localhost",
                    server.port(),
                    TestData.file("ct/CT_small.dcm"));
            assertThat(result.exitCode()).as(result.output()).isZero();
        }
        assertThat(received.byInstance).hasSize(1);
    }

    @Test
    @Interoperates(value = Service.ECHO, as = Role.PROVIDER, with = Peer.DCMTK, over = Transport.TLS)
    void answersAnAnonymousEchoOnlyWhereNoCertificateIsRequired() throws IOException {
        ForeignTool echoscu = ForeignTool.require("echoscu");
        for (ClientCertificate wanted : ClientCertificate.values()) {
            try (DimseServer server = peers.server(TlsProfile.BCP_195, wanted).start()) {
                var result = echoscu.run("+tla", "+cf", peers.authority.certificate(), "localhost", server.port());
                assertThat(result.exitCode() == 0).as(result.output()).isEqualTo(wanted != ClientCertificate.REQUIRED);
            }
        }
    }

    @Test
    void doesNotUnderstandAnEchoscuWithoutTls() throws IOException {
        ForeignTool echoscu = ForeignTool.require("echoscu");
        try (DimseServer server =
                peers.server(TlsProfile.BCP_195, ClientCertificate.NONE).start()) {
            assertThat(echoscu.run("localhost", server.port()).exitCode()).isNotZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--profile-bcp195-nd", "--profile-bcp195-ex"})
    @Interoperates(
            value = {Service.ECHO, Service.TLS_PROFILES},
            as = Role.USER,
            with = Peer.DCMTK,
            over = Transport.TLS)
    void verifiesStorescp(String theirs) throws Exception {
        ForeignTool storescp = ForeignTool.require("storescp");
        for (TlsProfile profile : TlsProfile.values()) {
            int port = FreePort.find();
            Process process = storescp.start(
                    folder.resolve("log"),
                    "+tls",
                    peers.server.key(),
                    peers.server.certificate(),
                    "+cf",
                    peers.authority.certificate(),
                    theirs,
                    "-od",
                    folder,
                    port);
            try {
                await().until(() -> isListening(port));
                var destination = TlsPeers.destination(
                        "localhost",
                        port,
                        peers.tls(peers.client).profile(profile).build().clientSockets());
                try (Association association = DimseClient.connect(destination, List.of(DimseClient.VERIFICATION))) {
                    assertThat(association.echo()).isEqualTo(DimseStatus.SUCCESS);
                }
            } finally {
                process.destroy();
                process.waitFor();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-tls1,false", "-tls1_1,false", "-tls1_2,true", "-tls1_3,true"})
    void speaksOnlyTheVersionsOfItsProfile(String version, boolean spoken) throws Exception {
        assertThat(handshake(version, "DEFAULT@SECLEVEL=0")).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource({
        "ECDHE-RSA-AES256-GCM-SHA384,true",
        "ECDHE-RSA-CHACHA20-POLY1305,true",
        "ECDHE-RSA-AES128-SHA256,false",
        "AES128-GCM-SHA256,false",
        "DHE-RSA-AES128-GCM-SHA256,false"
    })
    void takesOnlyTheCipherSuitesOfItsProfile(String suite, boolean taken) throws Exception {
        assertThat(handshake("-tls1_2", suite)).isEqualTo(taken);
    }

    @Test
    void cutsAPeerThatRenegotiates() throws Exception {
        ForeignTool openssl = ForeignTool.require("openssl");
        var patient = new Timeouts(
                Duration.ofSeconds(5),
                Duration.ofMinutes(2),
                Duration.ofMinutes(2),
                Duration.ofMinutes(2),
                Duration.ofMinutes(2));
        try (DimseServer server = peers.server(TlsProfile.BCP_195, ClientCertificate.NONE)
                .timeouts(patient)
                .start()) {
            Path log = folder.resolve("openssl.log");
            Process process = openssl.start(log, "s_client", "-tls1_2", "-connect", "localhost:" + server.port());
            try {
                await().until(() -> Files.readString(log).contains("Verify return code"));
                process.outputWriter().write("R\n"); // s_client renegotiates on this line
                process.outputWriter().flush();
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(Files.readString(log)).contains("RENEGOTIATING");
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private boolean handshake(String version, String suites) throws Exception {
        ForeignTool openssl = ForeignTool.require("openssl");
        try (DimseServer server =
                peers.server(TlsProfile.BCP_195, ClientCertificate.NONE).start()) {
            Path log = folder.resolve("handshake.log");
            Process process = openssl.start(
                    log,
                    "s_client",
                    version,
                    "-cipher",
                    suites,
                    "-CAfile",
                    peers.authority.certificate(),
                    "-verify_return_error",
                    "-connect",
                    "localhost:" + server.port());
            process.outputWriter().close(); // it leaves after the handshake
            return process.waitFor() == 0 && Files.readString(log).contains("Verify return code: 0 (ok)");
        }
    }

    private static boolean isListening(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
