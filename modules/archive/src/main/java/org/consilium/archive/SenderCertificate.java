package org.consilium.archive;

import java.security.cert.X509Certificate;
import org.consilium.dimse.tls.Fingerprint;

/**
 * The TLS certificate that a sender proved to own when it connected.
 *
 * @param fingerprint SHA-256 of the whole certificate, 64 lower-case hexadecimal digits
 * @param subject as RFC 2253 writes it, at most {@value #SUBJECT_LENGTH_MAX} characters of it
 */
public record SenderCertificate(String fingerprint, String subject) {

    /** Longer subjects are cut: the fingerprint names the certificate. */
    public static final int SUBJECT_LENGTH_MAX = 1024;

    public SenderCertificate {
        subject = subject.substring(0, Math.min(subject.length(), SUBJECT_LENGTH_MAX));
    }

    public static SenderCertificate of(X509Certificate certificate) {
        return new SenderCertificate(
                Fingerprint.of(certificate).hex(),
                certificate.getSubjectX500Principal().getName());
    }
}
