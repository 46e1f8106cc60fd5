package org.consilium.dimse.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads PEM files (RFC 7468). Every error names the file and never shows what is in it. */
record PemFile(Path file) {

    /** Bytes of a file: all public roots together stay below. */
    private static final int LENGTH_MAX = 4 << 20;

    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,64})-----([^-]*)-----END \\1-----");

    private record Block(String type, byte[] der) {}

    List<X509Certificate> certificates() throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks()) {
            if (block.type().equals("CERTIFICATE")) {
                try {
                    certificates.add(
                            (X509Certificate) x509().generateCertificate(new ByteArrayInputStream(block.der())));
                } catch (CertificateException e) {
                    throw invalid("holds a certificate that cannot be read", e);
                }
            }
        }
        if (certificates.isEmpty()) {
            throw new IOException(file + " holds no certificate (-----BEGIN CERTIFICATE-----)");
        }
        return certificates;
    }

    List<X509CRL> revocationLists() throws IOException {
        List<X509CRL> lists = new ArrayList<>();
        for (Block block : blocks()) {
            if (block.type().equals("X509 CRL")) {
                try {
                    lists.add((X509CRL) x509().generateCRL(new ByteArrayInputStream(block.der())));
                } catch (CRLException | CertificateException e) {
                    throw invalid("holds a revocation list that cannot be read", e);
                }
            }
        }
        if (lists.isEmpty()) {
            throw new IOException(file + " holds no revocation list (-----BEGIN X509 CRL-----)");
        }
        return lists;
    }

    /** @param algorithm of the public key it belongs to, such as {@code RSA} or {@code EC} */
    PrivateKey privateKey(String algorithm) throws IOException {
        for (Block block : blocks()) {
            if (block.type().equals("PRIVATE KEY")) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(block.der()));
                } catch (GeneralSecurityException e) {
                    throw invalid("holds a key that is no " + algorithm + " key, as its certificate says", e);
                }
            }
            if (block.type().endsWith("PRIVATE KEY")) {
                throw new IOException(file + " holds an " + block.type()
                        + "; write it as PKCS#8 without a password: openssl pkcs8 -topk8 -nocrypt");
            }
        }
        throw new IOException(file + " holds no private key (-----BEGIN PRIVATE KEY-----)");
    }

    private List<Block> blocks() throws IOException {
        if (Files.size(file) > LENGTH_MAX) {
            throw new IOException(file + " is longer than " + LENGTH_MAX + " bytes");
        }
        Matcher matcher = BLOCK.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        List<Block> blocks = new ArrayList<>();
        while (matcher.find()) {
            try {
                blocks.add(new Block(matcher.group(1), Base64.getMimeDecoder().decode(matcher.group(2))));
            } catch (IllegalArgumentException e) {
                throw invalid("is no PEM file", e);
            }
        }
        return blocks;
    }

    private static CertificateFactory x509() throws CertificateException {
        return CertificateFactory.getInstance("X.509");
    }

    private IOException invalid(String what, Exception e) {
        return new IOException(file + " " + what, e);
    }
}
