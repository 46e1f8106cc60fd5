package org.consilium.app.listen;

import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.app.start.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The node's certificate and key, both PEM files; with them the node speaks HTTPS and DICOM over TLS.
 *
 * @param certificate the node's certificate, followed by those that lead to its root
 * @param key the private key, PKCS#8, not encrypted
 */
@ConfigurationProperties("consilium.tls")
public record TlsSettings(
        @DefaultValue("") String certificate,
        @DefaultValue("") String key) {

    public boolean isConfigured() {
        return !certificate.isBlank() || !key.isBlank();
    }

    /** Refuses a start with half a configuration: a node that was meant to be encrypted must not speak plainly. */
    void check() {
        checkReadable(certificate, "CONSILIUM_TLS_CERTIFICATE");
        checkReadable(key, "CONSILIUM_TLS_KEY");
    }

    private static void checkReadable(String file, String variable) {
        if (file.isBlank() || !Files.isReadable(Path.of(file))) {
            throw new StartRefused(
                    variable + " must name a readable PEM file when TLS is configured; it says: '" + file + "'.");
        }
    }
}
