package org.consilium.dimse.tls;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.consilium.dimse.association.AssociationPolicy;
import org.consilium.dimse.association.AssociationRequest;
import org.consilium.dimse.association.Decision;
import org.consilium.dimse.association.Peer;
import org.consilium.dimse.pdu.AssociateRj;
import org.consilium.kernel.AeTitle;

/**
 * Lets an AE title be used only with a certificate of its own, so that one node cannot speak for another of the same issuer.
 * Titles that are not bound are left to the policy behind.
 *
 * @param certificates by calling AE title; several while one is being replaced, none: the title is not to be used at all
 */
public record CertificateBinding(Map<AeTitle, Set<Fingerprint>> certificates, AssociationPolicy next)
        implements AssociationPolicy {

    public CertificateBinding {
        Map<AeTitle, Set<Fingerprint>> copy = new HashMap<>();
        certificates.forEach((title, fingerprints) -> copy.put(title, Set.copyOf(fingerprints)));
        certificates = Map.copyOf(copy);
    }

    @Override
    public Decision decide(AssociationRequest request) {
        return isOwner(request.peer())
                ? next.decide(request)
                : new Decision.Reject(AssociateRj.CALLING_AE_TITLE_NOT_RECOGNIZED);
    }

    private boolean isOwner(Peer peer) {
        if (!certificates.containsKey(peer.callingAe())) {
            return true;
        }
        Set<Fingerprint> bound = certificates.getOrDefault(peer.callingAe(), Set.of());
        return peer.certificate().map(Fingerprint::of).filter(bound::contains).isPresent();
    }
}
