package org.consilium.dimse.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;

/**
 * What two sides may agree on. Every profile speaks TLS 1.3 and 1.2 and nothing older, with forward secrecy and
 * authenticated encryption only (RFC 9325 4.2).
 */
public enum TlsProfile {

    /** BCP 195 with RFC 8996 and 9325 (PS3.15 B.12); its peers of before are the non-downgrading ones of B.10. */
    BCP_195(List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256")) {
        @Override
        void restrict(SSLParameters parameters) {
            // Its key lengths are those the JDK demands.
        }
    },

    /**
     * The modified profile of PS3.15 B.13 as far as a JDK has its algorithms: strongest suites first, signatures of SHA-256
     * or better, RSA keys of 2048 bits or more, elliptic curves of 256 or more. AES-CCM and Camellia, which B.13 asks of
     * servers too, no JDK has.
     */
    MODIFIED_BCP_195(List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")) {
        @Override
        void restrict(SSLParameters parameters) {
            parameters.setNamedGroups(new String[] {"secp256r1", "secp384r1", "secp521r1", "x448"});
            parameters.setSignatureSchemes(new String[] {
                "ecdsa_secp256r1_sha256",
                "ecdsa_secp384r1_sha384",
                "ecdsa_secp521r1_sha512",
                "ed25519",
                "rsa_pss_rsae_sha256",
                "rsa_pss_rsae_sha384",
                "rsa_pss_rsae_sha512",
                "rsa_pkcs1_sha256",
                "rsa_pkcs1_sha384",
                "rsa_pkcs1_sha512"
            });
            parameters.setAlgorithmConstraints(new KeyLengths(2048, 256));
        }
    };

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final List<String> cipherSuites;

    TlsProfile(List<String> cipherSuites) {
        this.cipherSuites = cipherSuites;
    }

    /** Names of the suites that may be agreed on, the preferred one first; what this JDK lacks is left out. */
    public List<String> cipherSuites() {
        List<String> available = new ArrayList<>(cipherSuites);
        available.retainAll(Set.of(((SSLSocketFactory) SSLSocketFactory.getDefault()).getSupportedCipherSuites()));
        return List.copyOf(available);
    }

    /** Parameters for a socket of either side, without anything about certificates. */
    SSLParameters parameters() {
        var parameters = new SSLParameters(cipherSuites().toArray(String[]::new), PROTOCOLS);
        parameters.setUseCipherSuitesOrder(true);
        restrict(parameters);
        return parameters;
    }

    abstract void restrict(SSLParameters parameters);
}
