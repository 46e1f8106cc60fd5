package org.consilium.dimse.association;

import java.io.IOException;
import java.util.Optional;
import org.consilium.dimse.pdu.AssociateAc;
import org.consilium.dimse.pdu.AssociateRj;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Rejected;

/** The accepting side of association establishment (PS3.8 7.1): titles, policy, limits, negotiation, in this order. */
public final class Acceptor {

    private final AssociationPolicy policy;
    private final Capabilities capabilities;
    private final Limits limits;
    private final Timeouts timeouts;

    public Acceptor(AssociationPolicy policy, Capabilities capabilities, Limits limits, Timeouts timeouts) {
        this.policy = policy;
        this.capabilities = capabilities;
        this.limits = limits;
        this.timeouts = timeouts;
    }

    /** Counts an association against the limits. */
    @FunctionalInterface
    public interface Admission {
        /** False when the limit is reached. */
        boolean admit(Peer peer);
    }

    /**
     * Waits for the request and answers it.
     *
     * @throws AssociationEnded when there was no request or it was rejected; the message says why
     */
    public NegotiatedAssociation accept(UpperLayer layer, Admission admission) throws IOException {
        AssociateRq request = switch (layer.receive(timeouts.negotiation())) {
            case Indication.Associate(AssociateRq rq) -> rq;
            case Indication.Aborted(var _, String cause) -> throw new AssociationEnded(cause);
            default -> throw new AssociationEnded("No association was asked for");
        };
        Peer peer = peer(layer, request);
        Decision.Accept decision = decide(layer, peer, request);
        if (!admission.admit(peer)) {
            throw reject(layer, AssociateRj.LOCAL_LIMIT_EXCEEDED);
        }
        AssociateAc answer = Negotiation.answer(request, decision, capabilities, limits);
        layer.accept(answer);
        return new NegotiatedAssociation(
                layer,
                peer,
                Negotiation.ofAcceptor(request, answer),
                Negotiation.sendLengthMax(request.userInformation(), limits),
                OperationsWindow.ofAcceptor(answer.userInformation().asynchronousOperations()),
                answer.userInformation().extendedNegotiations(),
                request.userInformation(),
                timeouts);
    }

    private Decision.Accept decide(UpperLayer layer, Peer peer, AssociateRq request) throws IOException {
        if (!request.applicationContextName().equals(AssociateRq.DICOM_APPLICATION_CONTEXT)) {
            throw reject(layer, AssociateRj.APPLICATION_CONTEXT_NAME_NOT_SUPPORTED);
        }
        if (!Negotiation.isSendable(request.userInformation())) {
            throw reject(layer, AssociateRj.NO_REASON_GIVEN);
        }
        var asked = new AssociationRequest(peer, request.presentationContexts(), request.userInformation());
        return switch (policy.decide(asked)) {
            case Decision.Accept accept -> accept;
            case Decision.Reject(AssociateRj answer) -> throw reject(layer, answer);
        };
    }

    private static Peer peer(UpperLayer layer, AssociateRq request) throws IOException {
        AeTitle calling = title(request.callingAeTitle())
                .orElseThrow(() -> reject(layer, AssociateRj.CALLING_AE_TITLE_NOT_RECOGNIZED));
        AeTitle called = title(request.calledAeTitle())
                .orElseThrow(() -> reject(layer, AssociateRj.CALLED_AE_TITLE_NOT_RECOGNIZED));
        return new Peer(
                calling,
                called,
                layer.transport().peerAddress(),
                layer.transport().peerCertificate());
    }

    private static Optional<AeTitle> title(String value) {
        try {
            return Optional.of(new AeTitle(value));
        } catch (Rejected e) {
            return Optional.empty();
        }
    }

    private static AssociationEnded reject(UpperLayer layer, AssociateRj answer) {
        try {
            layer.reject(answer);
            return new AssociationEnded("Association rejected (" + answer.text() + ")");
        } catch (IOException e) {
            return new AssociationEnded("Association rejected (" + answer.text() + "), the peer is gone", e);
        }
    }
}
