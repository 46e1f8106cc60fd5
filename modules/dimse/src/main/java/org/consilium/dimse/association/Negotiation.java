package org.consilium.dimse.association;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.pdu.AssociateAc;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.dimse.pdu.ContextResult;
import org.consilium.dimse.pdu.PDataTf;
import org.consilium.dimse.pdu.PresentationContext;
import org.consilium.dimse.pdu.UserInformation;
import org.consilium.kernel.Uid;

/** Negotiation of presentation contexts and lengths (PS3.8 7.1.1.13, 9.3.3.2). */
final class Negotiation {

    /** A P-DATA-TF must hold at least one fragment of two bytes. */
    static final int SEND_LENGTH_MIN = PDataTf.PDV_HEADER_LENGTH + 2;

    private Negotiation() {}

    /** Answers every proposal. Roles are the default ones (requestor SCU, acceptor SCP), so no role item is sent back. */
    static AssociateAc answer(AssociateRq request, Decision.Accept decision, Predicate<String> served, Limits limits) {
        List<ContextResult> results = new ArrayList<>();
        for (PresentationContext proposed : request.presentationContexts()) {
            results.add(answer(proposed, decision, served));
        }
        return new AssociateAc(
                request.calledAeTitle(),
                request.callingAeTitle(),
                AssociateRq.DICOM_APPLICATION_CONTEXT,
                results,
                UserInformation.ofThisImplementation(limits.pduLengthMax()));
    }

    private static ContextResult answer(
            PresentationContext proposed, Decision.Accept decision, Predicate<String> served) {
        String anyTransferSyntax =
                proposed.transferSyntaxes().stream().findFirst().orElse("");
        if (!Uid.isValid(proposed.abstractSyntax()) || !served.test(proposed.abstractSyntax())) {
            return new ContextResult(proposed.id(), ContextResult.ABSTRACT_SYNTAX_NOT_SUPPORTED, anyTransferSyntax);
        }
        if (!decision.abstractSyntaxes().test(proposed.abstractSyntax())) {
            return new ContextResult(proposed.id(), ContextResult.USER_REJECTION, anyTransferSyntax);
        }
        return proposed.transferSyntaxes().stream()
                .filter(Uid::isValid)
                .filter(uid -> decision.transferSyntaxes().test(new TransferSyntax(uid)))
                .findFirst()
                .map(uid -> new ContextResult(proposed.id(), ContextResult.ACCEPTANCE, uid))
                .orElse(new ContextResult(
                        proposed.id(), ContextResult.TRANSFER_SYNTAXES_NOT_SUPPORTED, anyTransferSyntax));
    }

    /** The contexts that both a proposal and an acceptance exist for; an acceptor's inventions are left out. */
    static Map<Integer, NegotiatedContext> accepted(List<PresentationContext> proposed, List<ContextResult> results) {
        Map<Integer, PresentationContext> byId = new HashMap<>();
        proposed.forEach(context -> byId.put(context.id(), context));
        Map<Integer, NegotiatedContext> accepted = new HashMap<>();
        for (ContextResult result : results) {
            Optional.ofNullable(byId.get(result.id()))
                    .filter(_ -> result.isAccepted())
                    .filter(context -> context.transferSyntaxes().contains(result.transferSyntax()))
                    .ifPresent(context -> accepted.put(
                            context.id(),
                            new NegotiatedContext(
                                    context.id(),
                                    context.abstractSyntax(),
                                    new TransferSyntax(result.transferSyntax()))));
        }
        return accepted;
    }

    /** What may be sent at most: 0 means the other side sets no limit. */
    static int sendLengthMax(UserInformation other, Limits limits) {
        long theirs = other.maximumLength();
        return theirs == 0 ? limits.pduLengthMax() : (int) Math.min(theirs, limits.pduLengthMax());
    }

    static boolean isSendable(UserInformation other) {
        return other.maximumLength() == 0 || other.maximumLength() >= SEND_LENGTH_MIN;
    }
}
