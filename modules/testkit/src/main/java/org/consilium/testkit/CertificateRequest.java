package org.consilium.testkit;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a certificate shall say.
 *
 * @param commonName of the subject
 * @param keyAlgorithm {@code RSA} or {@code EC}
 * @param dnsNames and {@code addresses}: subject alternative names
 */
public record CertificateRequest(
        String commonName,
        String keyAlgorithm,
        List<String> dnsNames,
        List<InetAddress> addresses,
        Instant notBefore,
        Instant notAfter) {

    static final byte[] ECDSA_SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));

    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";

    /** EC key, valid from yesterday for a month, no alternative names. */
    public static CertificateRequest of(String commonName) {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        return new CertificateRequest(
                commonName, "EC", List.of(), List.of(), yesterday, yesterday.plus(Duration.ofDays(31)));
    }

    public CertificateRequest rsa() {
        return new CertificateRequest(commonName, "RSA", dnsNames, addresses, notBefore, notAfter);
    }

    public CertificateRequest dns(String... names) {
        return new CertificateRequest(commonName, keyAlgorithm, List.of(names), addresses, notBefore, notAfter);
    }

    public CertificateRequest address(InetAddress... values) {
        return new CertificateRequest(commonName, keyAlgorithm, dnsNames, List.of(values), notBefore, notAfter);
    }

    /** Valid until an hour ago. */
    public CertificateRequest expired() {
        Instant end = Instant.now().minus(Duration.ofHours(1));
        return new CertificateRequest(
                commonName, keyAlgorithm, dnsNames, addresses, end.minus(Duration.ofDays(1)), end);
    }

    /** The part of the certificate that is signed (RFC 5280 4.1.2). */
    byte[] tbs(BigInteger serial, String issuer, PublicKey key, boolean authority) {
        return Der.sequence(
                Der.tagged(0xA0, Der.integer(BigInteger.TWO)),
                Der.integer(serial),
                ECDSA_SHA256,
                name(issuer),
                Der.sequence(Der.time(notBefore), Der.time(notAfter)),
                name(commonName),
                key.getEncoded(),
                Der.tagged(0xA3, Der.sequence(extensions(authority))));
    }

    static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.utf8(commonName))));
    }

    private byte[] extensions(boolean authority) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(extension(BASIC_CONSTRAINTS, true, authority ? Der.sequence(Der.bool(true)) : Der.sequence()));
        // keyCertSign and cRLSign, or digitalSignature
        byte[] usage = authority ? Der.bits(1, new byte[] {0x06}) : Der.bits(7, new byte[] {(byte) 0x80});
        out.writeBytes(extension(KEY_USAGE, true, usage));
        List<byte[]> names = new ArrayList<>();
        dnsNames.forEach(each -> names.add(Der.tagged(0x82, each.getBytes(StandardCharsets.US_ASCII))));
        addresses.forEach(each -> names.add(Der.tagged(0x87, each.getAddress())));
        if (!names.isEmpty()) {
            out.writeBytes(extension(SUBJECT_ALTERNATIVE_NAME, false, Der.sequence(names.toArray(byte[][]::new))));
        }
        return out.toByteArray();
    }

    private static byte[] extension(String oid, boolean critical, byte[] value) {
        return critical
                ? Der.sequence(Der.oid(oid), Der.bool(true), Der.octets(value))
                : Der.sequence(Der.oid(oid), Der.octets(value));
    }
}
