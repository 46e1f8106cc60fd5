package org.consilium.archive;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.consilium.dimse.association.Peer;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.OperationFailed;
import org.consilium.dimse.tls.Fingerprint;
import org.consilium.kernel.AeTitle;
import org.consilium.security.Caller;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.PeerCertificate;
import org.consilium.security.RemoteAe;
import org.consilium.security.RemoteAe.Permission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a DICOM peer may do at this moment: the rights of the AE that is configured with its title, if it comes from its address
 * and owns the certificate to which the title is bound. */
public final class PeerRights {

    private static final Logger LOG = LoggerFactory.getLogger(PeerRights.class);

    private final KnownPeers peers;
    private final Institutions institutions;

    public PeerRights(KnownPeers peers, Institutions institutions) {
        this.peers = peers;
        this.institutions = institutions;
    }

    /** The AE a peer is; none when its title is not configured, it comes from elsewhere or does not own the title's certificate. */
    public Optional<RemoteAe> configured(Peer peer) {
        return peers.find(peer.callingAe()).filter(ae -> owns(ae, peer) && comesFrom(ae, peer));
    }

    /** Whether a peer uses a title that is bound to a certificate it has not proved to own, wherever it comes from. */
    public boolean isImpostor(Peer peer) {
        return peers.find(peer.callingAe()).filter(ae -> !owns(ae, peer)).isPresent();
    }

    private static boolean owns(RemoteAe ae, Peer peer) {
        return ae.certificate().isEmpty()
                || peer.certificate()
                        .filter(shown -> isOf(ae.certificate().get(), shown))
                        .isPresent();
    }

    private static boolean isOf(PeerCertificate bound, X509Certificate shown) {
        return bound.isFingerprint()
                ? Fingerprint.of(shown).hex().equals(bound.text())
                : new X500Principal(bound.text()).equals(shown.getSubjectX500Principal());
    }

    /** Where an AE is, whoever asks. */
    public Optional<RemoteAe> find(AeTitle title) {
        return peers.find(title);
    }

    public boolean may(Peer peer, Permission permission) {
        return configured(peer).filter(ae -> ae.may().contains(permission)).isPresent();
    }

    /** From this machine anybody may store, but not under a title that is bound to a certificate of somebody else. */
    public boolean mayStore(Peer peer) {
        return (peer.address().isLoopbackAddress() && !isImpostor(peer)) || may(peer, Permission.STORE);
    }

    /**
     * On whose behalf a request is answered. Asked for every request: an association may outlive a right.
     *
     * @throws OperationFailed 0124 without the right
     */
    public Caller require(Peer peer, Permission permission) {
        if (!may(peer, permission)) {
            throw new OperationFailed(DimseStatus.NOT_AUTHORIZED, "This AE may not do that here");
        }
        return new Caller.Peer(peer.callingAe());
    }

    /**
     * Where a peer may have instances moved: to a configured AE of the institution it belongs to itself, so that no image leaves
     * an institution by a request that nobody of it has seen.
     */
    public Optional<RemoteAe> destination(AeTitle title, Peer asking) {
        return configured(asking)
                .flatMap(by -> peers.find(title).filter(to -> institution(to).equals(institution(by))));
    }

    private InstitutionId institution(RemoteAe ae) {
        return ae.institution().orElseGet(() -> institutions.home().id());
    }

    private static boolean comesFrom(RemoteAe ae, Peer peer) {
        try {
            return Arrays.asList(InetAddress.getAllByName(ae.host())).contains(peer.address());
        } catch (UnknownHostException e) {
            LOG.warn("The host of AE {} cannot be resolved", ae.aeTitle());
            return false;
        }
    }
}
