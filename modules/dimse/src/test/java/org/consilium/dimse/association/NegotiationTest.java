package org.consilium.dimse.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.pdu.AssociateAc;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.dimse.pdu.ContextResult;
import org.consilium.dimse.pdu.PresentationContext;
import org.consilium.dimse.pdu.UserInformation;
import org.junit.jupiter.api.Test;

class NegotiationTest {

    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String FIND = "1.2.840.10008.5.1.4.1.2.2.1";
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String JPEG = "1.2.840.10008.1.2.4.50";

    @Test
    void takesTheFirstTransferSyntaxOfferedThatThePolicyAccepts() {
        var decision = new Decision.Accept(_ -> true, ts -> !ts.equals(TransferSyntax.JPEG_BASELINE));
        assertThat(answer(decision, new PresentationContext(1, CT, List.of(JPEG, IMPLICIT, "1.2.3"))))
                .isEqualTo(new ContextResult(1, ContextResult.ACCEPTANCE, IMPLICIT));
    }

    @Test
    void takesPrivateTransferSyntaxesToo() {
        assertThat(answer(Decision.ACCEPT_ALL, new PresentationContext(1, CT, List.of("1.3.6.1.4.1.99999.1"))))
                .isEqualTo(new ContextResult(1, ContextResult.ACCEPTANCE, "1.3.6.1.4.1.99999.1"));
    }

    @Test
    void saysWhyAContextIsNotAccepted() {
        assertThat(answer(Decision.ACCEPT_ALL, new PresentationContext(1, FIND, List.of(IMPLICIT)))
                        .result())
                .isEqualTo(ContextResult.ABSTRACT_SYNTAX_NOT_SUPPORTED);
        assertThat(answer(Decision.ACCEPT_ALL, new PresentationContext(1, "../../etc", List.of(IMPLICIT)))
                        .result())
                .isEqualTo(ContextResult.ABSTRACT_SYNTAX_NOT_SUPPORTED);
        assertThat(answer(new Decision.Accept(_ -> false, _ -> true), new PresentationContext(1, CT, List.of(IMPLICIT)))
                        .result())
                .isEqualTo(ContextResult.USER_REJECTION);
        assertThat(answer(Decision.ACCEPT_ALL, new PresentationContext(1, CT, List.of("1.2.\0.3", "")))
                        .result())
                .isEqualTo(ContextResult.TRANSFER_SYNTAXES_NOT_SUPPORTED);
    }

    @Test
    void sendsNoMoreThanEitherSideAllows() {
        Limits limits = new Limits(1, 1, 1, 10_000);
        assertThat(Negotiation.sendLengthMax(UserInformation.ofThisImplementation(0), limits))
                .isEqualTo(10_000);
        assertThat(Negotiation.sendLengthMax(UserInformation.ofThisImplementation(0xFFFFFFFFL), limits))
                .isEqualTo(10_000);
        assertThat(Negotiation.sendLengthMax(UserInformation.ofThisImplementation(4096), limits))
                .isEqualTo(4096);
        assertThat(Negotiation.isSendable(UserInformation.ofThisImplementation(7)))
                .isFalse();
    }

    @Test
    void believesNoAcceptanceOfWhatWasNotProposed() {
        var proposed = List.of(new PresentationContext(1, CT, List.of(IMPLICIT)));
        assertThat(Negotiation.accepted(proposed, List.of(new ContextResult(3, 0, IMPLICIT))))
                .isEmpty();
        assertThat(Negotiation.accepted(proposed, List.of(new ContextResult(1, 0, JPEG))))
                .isEmpty();
        assertThat(Negotiation.accepted(proposed, List.of(new ContextResult(1, 0, IMPLICIT))))
                .containsKey(1);
    }

    private static ContextResult answer(Decision.Accept decision, PresentationContext context) {
        var request = new AssociateRq(
                1,
                "A",
                "B",
                AssociateRq.DICOM_APPLICATION_CONTEXT,
                List.of(context),
                UserInformation.ofThisImplementation(0));
        AssociateAc answer = Negotiation.answer(request, decision, Set.of(CT)::contains, Limits.DEFAULT);
        return answer.presentationContexts().getFirst();
    }
}
