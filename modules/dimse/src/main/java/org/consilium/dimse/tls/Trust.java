package org.consilium.dimse.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Whose certificates are believed.
 *
 * @param anchors roots (or single certificates); none: those of the JDK
 * @param revoked with any, a certificate without a current list of its issuer is refused
 */
record Trust(List<X509Certificate> anchors, List<X509CRL> revoked) {

    /** @param only if not empty, the only certificates taken of all that the anchors vouch for */
    TrustManager[] managers(Set<Fingerprint> only) throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        if (anchors.isEmpty()) {
            factory.init((KeyStore) null);
        } else if (revoked.isEmpty()) {
            factory.init(store());
        } else {
            factory.init(new CertPathTrustManagerParameters(withRevocation()));
        }
        return only.isEmpty() ? factory.getTrustManagers() : new TrustManager[] {pinned(factory, only)};
    }

    private KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStores.empty();
        for (int i = 0; i < anchors.size(); i++) {
            store.setCertificateEntry("anchor-" + i, anchors.get(i));
        }
        return store;
    }

    private PKIXBuilderParameters withRevocation() throws GeneralSecurityException, IOException {
        var checker =
                (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
        checker.setOptions(
                EnumSet.of(PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK));
        var parameters = new PKIXBuilderParameters(store(), new X509CertSelector());
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(revoked)));
        parameters.addCertPathChecker(checker);
        return parameters;
    }

    private static TrustManager pinned(TrustManagerFactory factory, Set<Fingerprint> only) {
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager x509) {
                return new PinnedTrustManager(x509, only);
            }
        }
        throw new IllegalStateException("The JDK has no X.509 trust manager");
    }
}
