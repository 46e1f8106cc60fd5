package org.consilium.dimse.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.testkit.CertificateAuthority;
import org.consilium.testkit.CertificateRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFilesTest {

    @TempDir
    private Path folder;

    @Test
    void readsKeysOfBothKindsWithTheirCertificates() throws IOException {
        CertificateAuthority authority = CertificateAuthority.create(folder, "Root");
        for (var request : List.of(
                CertificateRequest.of("node"), CertificateRequest.of("node").rsa())) {
            var node = authority.issue(request);
            assertThat(Identity.read(node.certificate(), node.key()).key().getAlgorithm())
                    .isEqualTo(request.keyAlgorithm());
        }
    }

    @Test
    void namesTheFileThatIsWrongAndShowsNothingOfIt() throws IOException {
        CertificateAuthority authority = CertificateAuthority.create(folder, "Root");
        var node = authority.issue(CertificateRequest.of("node"));
        var other = authority.issue(CertificateRequest.of("other"));
        var rsa = authority.issue(CertificateRequest.of("rsa").rsa());
        Path traditional = Files.writeString(
                folder.resolve("old.key"),
                "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----\n");
        Path garbage = Files.writeString(
                folder.resolve("bad.pem"), "-----BEGIN CERTIFICATE-----\nc2VjcmV0\n-----END CERTIFICATE-----\n");
        Map.of(
                        other.key(),
                        "is not the key of the first certificate",
                        rsa.key(),
                        "holds a key that is no EC key",
                        node.certificate(),
                        "holds no private key",
                        traditional,
                        "openssl pkcs8 -topk8 -nocrypt")
                .forEach((key, text) -> assertThatThrownBy(() -> Identity.read(node.certificate(), key))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining(key.toString())
                        .hasMessageContaining(text)
                        .hasMessageNotContaining("c2VjcmV0"));
        assertThatThrownBy(() -> Tls.builder().trust(garbage))
                .hasMessage(garbage + " holds a certificate that cannot be read");
        assertThatThrownBy(() -> Tls.builder().trust(node.key())).hasMessageContaining("holds no certificate");
        assertThatThrownBy(() -> Tls.builder().revoked(node.key())).hasMessageContaining("holds no revocation list");
    }

    @Test
    void asksNobodyForACertificateWithoutKnowingWhomToTrust() throws IOException {
        var node = CertificateAuthority.create(folder, "Root").issue(CertificateRequest.of("node"));
        Tls tls = Tls.builder().identity(node.certificate(), node.key()).build();
        assertThatThrownBy(() -> tls.serverSockets(ClientCertificate.REQUIRED))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Tls.builder().build().serverSockets(ClientCertificate.NONE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takesFingerprintsAsToolsPrintThem() {
        String printed = "AB:".repeat(31) + "CD";
        assertThat(new Fingerprint(printed).hex()).isEqualTo("ab".repeat(31) + "cd");
        assertThatThrownBy(() -> new Fingerprint("AB:CD")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void offersOnlyForwardSecretAuthenticatedSuites() {
        for (TlsProfile profile : TlsProfile.values()) {
            assertThat(profile.cipherSuites())
                    .contains("TLS_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384")
                    .allMatch(suite -> suite.startsWith("TLS_ECDHE_") || !suite.contains("_WITH_"))
                    .allMatch(suite -> suite.contains("_GCM_") || suite.contains("_POLY1305_"));
            assertThat(Set.of(profile.parameters().getProtocols())).isEqualTo(Set.of("TLSv1.2", "TLSv1.3"));
        }
    }
}
