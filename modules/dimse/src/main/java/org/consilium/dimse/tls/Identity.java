package org.consilium.dimse.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A node's own certificate with those that lead to its root, and its key. */
record Identity(List<X509Certificate> chain, PrivateKey key) {

    private static final byte[] PROBE = {1, 2, 3};

    static Identity read(Path certificates, Path key) throws IOException {
        List<X509Certificate> chain = new PemFile(certificates).certificates();
        String algorithm = chain.getFirst().getPublicKey().getAlgorithm();
        var identity = new Identity(chain, new PemFile(key).privateKey(algorithm));
        if (!identity.isPair()) {
            throw new IOException(key + " is not the key of the first certificate in " + certificates);
        }
        return identity;
    }

    KeyManager[] managers() throws GeneralSecurityException, IOException {
        var password = new char[0];
        KeyStore store = KeyStores.empty();
        store.setKeyEntry("node", key, password, chain.toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    /** A pair that is none would only show when the first peer connects. */
    private boolean isPair() throws IOException {
        try {
            Signature signature = Signature.getInstance(signatureAlgorithm());
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(chain.getFirst().getPublicKey());
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            throw new IOException("A key of this kind cannot be used: " + key.getAlgorithm(), e);
        }
    }

    private String signatureAlgorithm() {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }
}
