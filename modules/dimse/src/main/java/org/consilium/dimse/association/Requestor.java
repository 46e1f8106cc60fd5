package org.consilium.dimse.association;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.dimse.pdu.AssociateAc;
import org.consilium.dimse.pdu.AssociateRj;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.dimse.pdu.AsynchronousOperations;
import org.consilium.dimse.pdu.PresentationContext;
import org.consilium.dimse.pdu.UserInformation;
import org.consilium.kernel.AeTitle;

/** The requesting side of association establishment (PS3.8 7.1). */
public final class Requestor {

    private final AeTitle callingAe;
    private final AeTitle calledAe;
    private final Limits limits;
    private final Timeouts timeouts;

    public Requestor(AeTitle callingAe, AeTitle calledAe, Limits limits, Timeouts timeouts) {
        this.callingAe = callingAe;
        this.calledAe = calledAe;
        this.limits = limits;
        this.timeouts = timeouts;
    }

    /**
     * Asks for an association.
     *
     * @throws AssociationRejected when the peer rejects it
     * @throws AssociationEnded when the peer aborts, closes or says nothing in time
     */
    public NegotiatedAssociation request(Transport transport, AssociationProposal proposal) throws IOException {
        var request = new AssociateRq(
                AssociateRq.PROTOCOL_VERSION,
                calledAe.value(),
                callingAe.value(),
                AssociateRq.DICOM_APPLICATION_CONTEXT,
                contexts(proposal.contexts()),
                userInformation(proposal));
        UpperLayer layer = UpperLayer.requestor(transport, timeouts, limits.pduLengthMax(), request);
        AssociateAc answer = switch (layer.receive(timeouts.negotiation())) {
            case Indication.Accepted(AssociateAc ac) -> ac;
            case Indication.Refused(AssociateRj rj) -> throw new AssociationRejected(rj);
            case Indication.Aborted(var _, String cause) -> throw new AssociationEnded(cause);
            default -> throw new AssociationEnded("The peer did not answer the request");
        };
        if (!Negotiation.isSendable(answer.userInformation())) {
            throw new AssociationEnded("The peer takes no PDU that could hold a fragment");
        }
        return new NegotiatedAssociation(
                layer,
                new Peer(callingAe, calledAe, transport.peerAddress(), transport.peerCertificate()),
                Negotiation.ofRequestor(request, answer),
                Negotiation.sendLengthMax(answer.userInformation(), limits),
                OperationsWindow.ofRequestor(
                        proposal.window(), answer.userInformation().asynchronousOperations()),
                answer.userInformation().extendedNegotiations(),
                answer.userInformation(),
                timeouts);
    }

    private UserInformation userInformation(AssociationProposal proposal) {
        AsynchronousOperations window = proposal.window();
        return UserInformation.ofThisImplementation(limits.pduLengthMax())
                .withAsynchronousOperations(
                        window.equals(AsynchronousOperations.SYNCHRONOUS) ? Optional.empty() : Optional.of(window))
                .withRoleSelections(proposal.roles())
                .withExtendedNegotiations(proposal.extendedNegotiations())
                .withCommonExtendedNegotiations(proposal.commonExtendedNegotiations())
                .withUserIdentity(proposal.userIdentity());
    }

    private static List<PresentationContext> contexts(List<ContextProposal> proposals) {
        if (proposals.isEmpty() || proposals.size() > AssociateRq.PRESENTATION_CONTEXTS_MAX) {
            throw new IllegalArgumentException(proposals.size() + " presentation contexts");
        }
        List<PresentationContext> contexts = new ArrayList<>();
        for (ContextProposal proposal : proposals) {
            contexts.add(new PresentationContext(
                    2 * contexts.size() + 1,
                    proposal.abstractSyntax(),
                    proposal.transferSyntaxes().stream().map(each -> each.uid()).toList()));
        }
        return contexts;
    }
}
