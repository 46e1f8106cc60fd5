package org.consilium.app.listen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import org.consilium.app.start.StartRefused;
import org.consilium.dimse.tls.ClientCertificate;
import org.consilium.dimse.tls.Tls;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The node's certificate and key, both PEM files; with them the node speaks HTTPS and DICOM over TLS.
 *
 * @param certificate the node's certificate, followed by those that lead to its root
 * @param key the private key, PKCS#8, not encrypted
 * @param peers roots of the DICOM peers; with it DICOM over TLS is only for those that show a certificate of one
 * @param revoked revocation lists of those roots; with it a certificate counts only as long as a list speaks for it
 */
@ConfigurationProperties("consilium.tls")
public record TlsSettings(
        @DefaultValue("") String certificate,
        @DefaultValue("") String key,
        @DefaultValue("") String peers,
        @DefaultValue("") String revoked) {

    public boolean isConfigured() {
        return !certificate.isBlank() || !key.isBlank();
    }

    /** Refuses a start with half a configuration: a node that was meant to be encrypted must not speak plainly. */
    void check() {
        checkReadable(certificate, "CONSILIUM_TLS_CERTIFICATE");
        checkReadable(key, "CONSILIUM_TLS_KEY");
    }

    /** Makes the sockets of DICOM over TLS (PS3.15 B.12); none when no certificate is configured. */
    Optional<ServerSocketFactory> dicomSockets() {
        if (!isConfigured()) {
            return Optional.empty();
        }
        check();
        try {
            Tls.Builder tls = Tls.builder().identity(Path.of(certificate), Path.of(key));
            if (!peers.isBlank()) {
                tls.trust(Path.of(peers));
            }
            if (!revoked.isBlank()) {
                tls.revoked(Path.of(revoked));
            }
            return Optional.of(
                    tls.build().serverSockets(peers.isBlank() ? ClientCertificate.NONE : ClientCertificate.REQUIRED));
        } catch (IOException | IllegalStateException e) {
            throw new StartRefused("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private static void checkReadable(String file, String variable) {
        if (file.isBlank() || !Files.isReadable(Path.of(file))) {
            throw new StartRefused(
                    variable + " must name a readable PEM file when TLS is configured; it says: '" + file + "'.");
        }
    }
}
