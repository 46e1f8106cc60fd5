package org.consilium.dimse.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * How a node speaks TLS: a profile, its own certificate, whom it trusts. The factories it gives go into {@link
 * org.consilium.dimse.DimseServer.Builder#socketFactory} and {@link org.consilium.dimse.Destination}.
 */
public final class Tls {

    private final TlsProfile profile;
    private final Optional<Identity> identity;
    private final Trust trust;

    private Tls(Builder builder) {
        this.profile = builder.profile;
        this.identity = builder.identity;
        this.trust = new Trust(List.copyOf(builder.anchors), List.copyOf(builder.revoked));
    }

    /** The profile {@link TlsProfile#BCP_195}, no certificate of its own, the roots of the JDK. */
    public static Builder builder() {
        return new Builder();
    }

    /** Sockets of a user: the certificate of the peer must be trusted and name the host or address connected to. */
    public SocketFactory clientSockets() {
        return clientSockets(Set.of());
    }

    /** @param only if not empty, the peer must show one of these certificates, trusted and named rightly as well */
    public SocketFactory clientSockets(Set<Fingerprint> only) {
        SSLParameters parameters = profile.parameters();
        parameters.setEndpointIdentificationAlgorithm(
                "HTTPS"); // RFC 6125: by DNS name or IP address of the certificate
        return new ClientSockets(context(only).getSocketFactory(), parameters);
    }

    /**
     * Sockets of a provider.
     *
     * @throws IllegalStateException without a certificate of its own, and when client certificates are wanted but nobody is
     *     trusted in particular: the roots of the JDK vouch for half the world
     */
    public ServerSocketFactory serverSockets(ClientCertificate clients) {
        if (identity.isEmpty()) {
            throw new IllegalStateException("A server needs a certificate and its key");
        }
        if (clients != ClientCertificate.NONE && trust.anchors().isEmpty()) {
            throw new IllegalStateException("Client certificates need trust anchors");
        }
        SSLParameters parameters = profile.parameters();
        parameters.setWantClientAuth(clients == ClientCertificate.WANTED);
        if (clients == ClientCertificate.REQUIRED) {
            parameters.setNeedClientAuth(true);
        }
        return new ServerSockets(context(Set.of()).getServerSocketFactory(), parameters);
    }

    private SSLContext context(Set<Fingerprint> only) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] own = identity.isPresent() ? identity.get().managers() : new KeyManager[0];
            context.init(own, trust.managers(only), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This Java cannot do what the TLS profile asks for", e);
        }
    }

    /** Every file is read when it is given; what is wrong with one is said by an {@link IOException} that names it. */
    public static final class Builder {

        private final List<X509Certificate> anchors = new ArrayList<>();
        private final List<X509CRL> revoked = new ArrayList<>();
        private TlsProfile profile = TlsProfile.BCP_195;
        private Optional<Identity> identity = Optional.empty();

        private Builder() {}

        public Builder profile(TlsProfile value) {
            profile = value;
            return this;
        }

        /**
         * The node's own certificate.
         *
         * @param certificates PEM: its certificate first, then those that lead to its root
         * @param key PEM: PKCS#8 without a password, RSA, EC or EdDSA
         */
        public Builder identity(Path certificates, Path key) throws IOException {
            identity = Optional.of(Identity.read(certificates, key));
            return this;
        }

        /** Adds trust anchors. @param certificates PEM: any number of certificates */
        public Builder trust(Path certificates) throws IOException {
            anchors.addAll(new PemFile(certificates).certificates());
            return this;
        }

        /**
         * Adds revocation lists. From then on a certificate is refused unless a current list of its issuer is there and does
         * not name it.
         *
         * @param lists PEM: any number of lists
         */
        public Builder revoked(Path lists) throws IOException {
            revoked.addAll(new PemFile(lists).revocationLists());
            return this;
        }

        /** @throws IllegalStateException for revocation lists without trust anchors to check them by */
        public Tls build() {
            if (!revoked.isEmpty() && anchors.isEmpty()) {
                throw new IllegalStateException("Revocation lists need trust anchors");
            }
            return new Tls(this);
        }
    }
}
