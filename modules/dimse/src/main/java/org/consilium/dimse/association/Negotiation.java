package org.consilium.dimse.association;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.pdu.AssociateAc;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.dimse.pdu.ContextResult;
import org.consilium.dimse.pdu.ExtendedNegotiation;
import org.consilium.dimse.pdu.PDataTf;
import org.consilium.dimse.pdu.PresentationContext;
import org.consilium.dimse.pdu.UserIdentity;
import org.consilium.dimse.pdu.UserInformation;
import org.consilium.kernel.Uid;

/** Negotiation of presentation contexts and lengths (PS3.8 7.1.1.13, 9.3.3.2) and of what PS3.7 D.3.3 adds. */
final class Negotiation {

    /** A P-DATA-TF must hold at least one fragment of two bytes. */
    static final int SEND_LENGTH_MIN = PDataTf.PDV_HEADER_LENGTH + 2;

    private final AssociateRq request;
    private final Decision.Accept decision;
    private final Capabilities capabilities;
    private final RoleNegotiation roles;

    private Negotiation(AssociateRq request, Decision.Accept decision, Capabilities capabilities) {
        this.request = request;
        this.decision = decision;
        this.capabilities = capabilities;
        this.roles = new RoleNegotiation(request.userInformation().roleSelections(), capabilities);
    }

    /** Answers every proposal. */
    static AssociateAc answer(AssociateRq request, Decision.Accept decision, Capabilities capabilities, Limits limits) {
        return new Negotiation(request, decision, capabilities).answer(limits);
    }

    private AssociateAc answer(Limits limits) {
        List<ContextResult> results =
                request.presentationContexts().stream().map(this::answer).toList();
        List<String> accepted = accepted(request.presentationContexts(), results)
                .map(PresentationContext::abstractSyntax)
                .distinct()
                .toList();
        UserInformation own = UserInformation.ofThisImplementation(limits.pduLengthMax())
                .withAsynchronousOperations(request.userInformation()
                        .asynchronousOperations()
                        .map(proposed -> OperationsWindow.answer(proposed, limits.operationsMax())))
                .withRoleSelections(roles.answers(accepted))
                .withExtendedNegotiations(extended(accepted))
                .withUserIdentityResponse(request.userInformation()
                        .userIdentity()
                        .filter(UserIdentity::positiveResponseRequested)
                        .flatMap(_ -> decision.userIdentityResponse()));
        return new AssociateAc(
                request.calledAeTitle(), request.callingAeTitle(), AssociateRq.DICOM_APPLICATION_CONTEXT, results, own);
    }

    private ContextResult answer(PresentationContext proposed) {
        String anyTransferSyntax =
                proposed.transferSyntaxes().stream().findFirst().orElse("");
        if (!Uid.isValid(proposed.abstractSyntax())
                || roles.ofAcceptor(proposed.abstractSyntax()).isNone()) {
            return new ContextResult(proposed.id(), ContextResult.ABSTRACT_SYNTAX_NOT_SUPPORTED, anyTransferSyntax);
        }
        if (!decision.abstractSyntaxes().test(proposed.abstractSyntax())) {
            return new ContextResult(proposed.id(), ContextResult.USER_REJECTION, anyTransferSyntax);
        }
        return proposed.transferSyntaxes().stream()
                .filter(Uid::isValid)
                .map(TransferSyntax::new)
                .filter(decision.transferSyntaxes())
                .min(Comparator.comparingInt(this::rank)) // the first of equals: as the peer prefers
                .map(syntax -> new ContextResult(proposed.id(), ContextResult.ACCEPTANCE, syntax.uid()))
                .orElse(new ContextResult(
                        proposed.id(), ContextResult.TRANSFER_SYNTAXES_NOT_SUPPORTED, anyTransferSyntax));
    }

    private int rank(TransferSyntax syntax) {
        int place = decision.preferred().indexOf(syntax);
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    /** One answer for each SOP class, however often it was proposed. */
    private List<ExtendedNegotiation> extended(List<String> accepted) {
        Map<String, ExtendedNegotiation> answers = new HashMap<>();
        for (ExtendedNegotiation proposed : request.userInformation().extendedNegotiations()) {
            if (accepted.contains(proposed.sopClassUid())) {
                capabilities.answer(proposed).ifPresent(answer -> answers.putIfAbsent(answer.sopClassUid(), answer));
            }
        }
        return List.copyOf(answers.values());
    }

    private static Stream<PresentationContext> accepted(
            List<PresentationContext> proposed, List<ContextResult> results) {
        return proposed.stream()
                .filter(context ->
                        results.stream().anyMatch(result -> result.id() == context.id() && result.isAccepted()));
    }

    /** The contexts that the acceptor agreed to, with its own roles in them. */
    static Map<Integer, NegotiatedContext> ofAcceptor(AssociateRq request, AssociateAc answer) {
        return contexts(
                request.presentationContexts(),
                answer,
                sopClass -> RoleNegotiation.ofRequestor(
                                request.userInformation().roleSelections(),
                                answer.userInformation().roleSelections(),
                                sopClass)
                        .opposite());
    }

    /** The contexts that the requestor can rely on, with its own roles in them. */
    static Map<Integer, NegotiatedContext> ofRequestor(AssociateRq request, AssociateAc answer) {
        return contexts(
                request.presentationContexts(),
                answer,
                sopClass -> RoleNegotiation.ofRequestor(
                        request.userInformation().roleSelections(),
                        answer.userInformation().roleSelections(),
                        sopClass));
    }

    private interface RolesOf {
        Roles of(String sopClassUid);
    }

    /** The contexts that both a proposal and an acceptance exist for; an acceptor's inventions are left out. */
    private static Map<Integer, NegotiatedContext> contexts(
            List<PresentationContext> proposed, AssociateAc answer, RolesOf roles) {
        Map<Integer, PresentationContext> byId = new HashMap<>();
        proposed.forEach(context -> byId.put(context.id(), context));
        Map<Integer, NegotiatedContext> accepted = new HashMap<>();
        for (ContextResult result : answer.presentationContexts()) {
            Optional.ofNullable(byId.get(result.id()))
                    .filter(_ -> result.isAccepted())
                    .filter(context -> context.transferSyntaxes().contains(result.transferSyntax()))
                    .ifPresent(context -> accepted.put(
                            context.id(),
                            new NegotiatedContext(
                                    context.id(),
                                    context.abstractSyntax(),
                                    new TransferSyntax(result.transferSyntax()),
                                    roles.of(context.abstractSyntax()))));
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
