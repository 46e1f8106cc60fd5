package org.consilium.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Issues and revokes certificates for tests, as PEM files. Keys are RSA 2048 or EC P-256; signatures SHA-256. */
public final class CertificateAuthority {

    private static final AtomicLong FILES = new AtomicLong();

    private final Path folder;
    private final String name;
    private final KeyPair keys;
    private final Path certificate;
    private final AtomicLong serial = new AtomicLong(1);

    private CertificateAuthority(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        this.keys = newKeys("EC");
        var request = CertificateRequest.of(name);
        this.certificate = pem("CERTIFICATE", sign(request.tbs(BigInteger.ZERO, name, keys.getPublic(), true)));
    }

    /** A new root of its own. @param folder that its files are written into */
    public static CertificateAuthority create(Path folder, String name) {
        return new CertificateAuthority(folder, name);
    }

    /** PEM file with the root's own certificate. */
    public Path certificate() {
        return certificate;
    }

    /** Makes a key and a certificate for it. */
    public Issued issue(CertificateRequest request) {
        KeyPair subject = newKeys(request.keyAlgorithm());
        var number = BigInteger.valueOf(serial.incrementAndGet());
        byte[] signed = sign(request.tbs(number, name, subject.getPublic(), false));
        return new Issued(
                pem("CERTIFICATE", signed),
                pem("PRIVATE KEY", subject.getPrivate().getEncoded()),
                number);
    }

    /** PEM file with a list of revoked certificates that holds until tomorrow. */
    public Path revocationList(Issued... revoked) {
        Instant now = Instant.now();
        byte[] entries = Der.sequence(List.of(revoked).stream()
                .map(each -> Der.sequence(Der.integer(each.serial()), Der.time(now.minusSeconds(60))))
                .toArray(byte[][]::new));
        byte[] tbs = Der.sequence(
                Der.integer(BigInteger.ONE),
                CertificateRequest.ECDSA_SHA256,
                CertificateRequest.name(name),
                Der.time(now.minusSeconds(60)),
                Der.time(now.plus(Duration.ofDays(1))),
                revoked.length == 0 ? new byte[0] : entries);
        return pem("X509 CRL", sign(tbs));
    }

    /**
     * A certificate and its key.
     *
     * @param certificate PEM file
     * @param key PEM file, PKCS#8
     */
    public record Issued(Path certificate, Path key, BigInteger serial) {}

    private byte[] sign(byte[] tbs) {
        try {
            PrivateKey key = keys.getPrivate();
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(tbs);
            return Der.sequence(tbs, CertificateRequest.ECDSA_SHA256, Der.bits(0, signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeys(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(algorithm.equals("EC") ? 256 : 2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path pem(String type, byte[] der) {
        String text = "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + type + "-----\n";
        try {
            return Files.writeString(folder.resolve("pem-" + FILES.incrementAndGet() + ".pem"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
