package org.consilium.archive;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.consilium.dicom.Uids;
import org.consilium.dimse.association.AssociationPolicy;
import org.consilium.dimse.association.AssociationRequest;
import org.consilium.dimse.association.Decision;
import org.consilium.dimse.association.Peer;
import org.consilium.dimse.pdu.AssociateRj;
import org.consilium.dimse.pdu.PresentationContext;
import org.consilium.dimse.service.StorageSopClasses;
import org.consilium.kernel.AeTitle;
import org.consilium.security.RemoteAe;
import org.consilium.security.RemoteAe.Permission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may have an association: from loopback anybody for C-ECHO and C-STORE; from elsewhere only configured AEs that come
 * from their configured address, for what they may; under a title that is bound to a certificate, only its owner. The AE title called must be the node's own.
 */
public final class NodeAssociationPolicy implements AssociationPolicy {

    private static final Logger LOG = LoggerFactory.getLogger(NodeAssociationPolicy.class);

    /** Patient root, study root and patient/study only query/retrieve (PS3.4 C.6); their last component says which service. */
    private static final String QUERY_RETRIEVE_PREFIX = "1.2.840.10008.5.1.4.1.2.";

    private final AeTitle ownTitle;
    private final PeerRights rights;
    private final BooleanSupplier crowded;

    /** @param crowded whether there is hardly room left: who wants to send is asked to come back, before it has begun */
    public NodeAssociationPolicy(AeTitle ownTitle, PeerRights rights, BooleanSupplier crowded) {
        this.ownTitle = ownTitle;
        this.rights = rights;
        this.crowded = crowded;
    }

    @Override
    public Decision decide(AssociationRequest request) {
        var peer = request.peer();
        if (!peer.calledAe().equals(ownTitle)) {
            LOG.info("Rejected an association from {}: called AE title {} is not ours", peer, peer.calledAe());
            return new Decision.Reject(AssociateRj.CALLED_AE_TITLE_NOT_RECOGNIZED);
        }
        if (rights.isImpostor(peer)) {
            LOG.warn("Rejected an association from {}: its title is bound to a certificate it does not own", peer);
            return new Decision.Reject(AssociateRj.CALLING_AE_TITLE_NOT_RECOGNIZED);
        }
        var configured = rights.configured(peer);
        if (configured.isEmpty() && !peer.address().isLoopbackAddress()) {
            LOG.info("Rejected an association from {}: not a configured AE at its address", peer);
            return new Decision.Reject(AssociateRj.CALLING_AE_TITLE_NOT_RECOGNIZED);
        }
        if (isForSending(request) && crowded.getAsBoolean()) {
            LOG.warn("Rejected an association from {} for now: the spool is nearly full", peer);
            return new Decision.Reject(AssociateRj.TEMPORARY_CONGESTION);
        }
        return new Decision.Accept(mayUse(configured, peer), transferSyntax -> true);
    }

    /** Who gets proposes storage too, to be sent what it asks for. */
    private static boolean isForSending(AssociationRequest request) {
        var proposed = request.proposed().stream()
                .map(PresentationContext::abstractSyntax)
                .toList();
        return proposed.stream().anyMatch(StorageSopClasses::isStorage)
                && proposed.stream().noneMatch(abstractSyntax -> permission(abstractSyntax) == Permission.GET);
    }

    private static Predicate<String> mayUse(Optional<RemoteAe> configured, Peer peer) {
        boolean loopback = peer.address().isLoopbackAddress();
        return abstractSyntax -> {
            if (abstractSyntax.equals(Uids.Verification)) {
                return true;
            }
            var needed = permission(abstractSyntax);
            return configured.filter(ae -> ae.may().contains(needed)).isPresent()
                    || (loopback && needed == Permission.STORE)
                    || configured.filter(ae -> takesByGet(ae, abstractSyntax)).isPresent();
        };
    }

    /** Who may get needs the presentation contexts to be sent what it gets; whether it may store is asked again by C-STORE. */
    private static boolean takesByGet(RemoteAe ae, String abstractSyntax) {
        return ae.may().contains(Permission.GET) && StorageSopClasses.isStorage(abstractSyntax);
    }

    private static Permission permission(String abstractSyntax) {
        if (!abstractSyntax.startsWith(QUERY_RETRIEVE_PREFIX)) {
            return Permission.STORE;
        }
        if (abstractSyntax.endsWith(".2")) {
            return Permission.MOVE;
        }
        return abstractSyntax.endsWith(".3") ? Permission.GET : Permission.FIND;
    }
}
