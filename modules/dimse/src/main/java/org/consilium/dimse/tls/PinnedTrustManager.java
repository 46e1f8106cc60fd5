package org.consilium.dimse.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Takes, of what another trust manager takes, only certain certificates: the right node, not just the right issuer. */
final class PinnedTrustManager extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager issuers;
    private final Set<Fingerprint> pinned;

    PinnedTrustManager(X509ExtendedTrustManager issuers, Set<Fingerprint> pinned) {
        this.issuers = issuers;
        this.pinned = Set.copyOf(pinned);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        issuers.checkClientTrusted(chain, type, socket);
        checkPinned(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        issuers.checkServerTrusted(chain, type, socket);
        checkPinned(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        issuers.checkClientTrusted(chain, type, engine);
        checkPinned(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        issuers.checkServerTrusted(chain, type, engine);
        checkPinned(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        issuers.checkClientTrusted(chain, type);
        checkPinned(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        issuers.checkServerTrusted(chain, type);
        checkPinned(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return issuers.getAcceptedIssuers();
    }

    private void checkPinned(X509Certificate[] chain) throws CertificateException {
        if (!pinned.contains(Fingerprint.of(chain[0]))) {
            throw new CertificateException("The certificate is trusted but not the one of this peer");
        }
    }
}
