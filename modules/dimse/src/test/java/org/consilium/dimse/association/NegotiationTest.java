package org.consilium.dimse.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.pdu.AssociateAc;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.dimse.pdu.AsynchronousOperations;
import org.consilium.dimse.pdu.ContextResult;
import org.consilium.dimse.pdu.ExtendedNegotiation;
import org.consilium.dimse.pdu.PresentationContext;
import org.consilium.dimse.pdu.RoleSelection;
import org.consilium.dimse.pdu.UserInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        var request =
                request(UserInformation.ofThisImplementation(0), new PresentationContext(1, CT, List.of(IMPLICIT)));
        assertThat(Negotiation.ofRequestor(request, answer(new ContextResult(3, 0, IMPLICIT))))
                .isEmpty();
        assertThat(Negotiation.ofRequestor(request, answer(new ContextResult(1, 0, JPEG))))
                .isEmpty();
        assertThat(Negotiation.ofRequestor(request, answer(new ContextResult(1, 0, IMPLICIT))))
                .containsKey(1);
    }

    @ParameterizedTest
    @CsvSource({
        // proposed of the requestor, possible to the acceptor, what the requestor is then; nothing: not accepted
        ", false true, true false",
        "true false, false true, true false",
        "true true, false true, true false",
        "true true, true true, true true",
        "false true, true true, false true",
        "false true, true false, false true",
        "false true, false true, ",
        "true false, true false, ",
    })
    void agreesOnRoles(String proposed, String possible, String agreed) {
        List<RoleSelection> roles = Optional.ofNullable(proposed)
                .map(NegotiationTest::roles)
                .map(each -> List.of(new RoleSelection(CT, each.scu(), each.scp())))
                .orElse(List.of());
        var request = request(
                UserInformation.ofThisImplementation(0).withRoleSelections(roles),
                new PresentationContext(1, CT, List.of(IMPLICIT)));
        AssociateAc answer =
                Negotiation.answer(request, Decision.ACCEPT_ALL, new Capable(roles(possible)), Limits.DEFAULT);

        Optional<Roles> expected = Optional.ofNullable(agreed).map(NegotiationTest::roles);
        assertThat(Negotiation.ofRequestor(request, answer).values())
                .extracting(NegotiatedContext::roles)
                .containsExactlyElementsOf(expected.stream().toList());
        assertThat(Negotiation.ofAcceptor(request, answer).values())
                .extracting(NegotiatedContext::roles)
                .containsExactlyElementsOf(
                        expected.map(Roles::opposite).stream().toList());
        assertThat(answer.userInformation().roleSelections()).hasSize(expected.isPresent() ? roles.size() : 0);
    }

    @Test
    void theRequestorIsUserWhereTheAcceptorSaysNothingOfRoles() {
        var request = request(
                UserInformation.ofThisImplementation(0).withRoleSelections(List.of(new RoleSelection(CT, true, true))),
                new PresentationContext(1, CT, List.of(IMPLICIT)));
        assertThat(Negotiation.ofRequestor(request, answer(new ContextResult(1, 0, IMPLICIT))))
                .hasEntrySatisfying(1, context -> assertThat(context.roles()).isEqualTo(Roles.SCU));
    }

    @ParameterizedTest
    @CsvSource({"8,2,4,4,2", "0,0,16,16,16", "1,1,4,1,1", "3,0,1,1,1"})
    void takesTheWindowDownToItsOwnLimit(int invoked, int performed, int max, int agreedInvoked, int agreedPerformed) {
        var proposed = new AsynchronousOperations(invoked, performed);
        AsynchronousOperations answer = OperationsWindow.answer(proposed, max);
        assertThat(answer).isEqualTo(new AsynchronousOperations(agreedInvoked, agreedPerformed));
        assertThat(OperationsWindow.ofRequestor(proposed, Optional.of(answer))).isEqualTo(answer);
        assertThat(OperationsWindow.ofAcceptor(Optional.of(answer)))
                .isEqualTo(new AsynchronousOperations(agreedPerformed, agreedInvoked));
    }

    @Test
    void isSynchronousWhenEitherSideSaysNothingOfAWindow() {
        var request = request(UserInformation.ofThisImplementation(0));
        AssociateAc answer = Negotiation.answer(
                request, Decision.ACCEPT_ALL, new Capable(Roles.SCP), Limits.DEFAULT.withOperations(9));
        assertThat(answer.userInformation().asynchronousOperations()).isEmpty();
        assertThat(OperationsWindow.ofRequestor(new AsynchronousOperations(8, 8), Optional.empty()))
                .isEqualTo(AsynchronousOperations.SYNCHRONOUS);
        assertThat(OperationsWindow.ofRequestor(
                        new AsynchronousOperations(2, 2), Optional.of(new AsynchronousOperations(0, 99))))
                .isEqualTo(new AsynchronousOperations(2, 2));
    }

    private record Capable(Roles roles) implements Capabilities {

        @Override
        public Roles roles(String abstractSyntax) {
            return abstractSyntax.equals(CT) ? roles : Roles.NONE;
        }

        @Override
        public Optional<ExtendedNegotiation> answer(ExtendedNegotiation proposed) {
            return Optional.empty();
        }
    }

    private static Roles roles(String text) {
        String[] both = text.split(" ");
        return new Roles(Boolean.parseBoolean(both[0]), Boolean.parseBoolean(both[1]));
    }

    private static ContextResult answer(Decision.Accept decision, PresentationContext context) {
        var request = request(UserInformation.ofThisImplementation(0), context);
        AssociateAc answer = Negotiation.answer(request, decision, new Capable(Roles.SCP), Limits.DEFAULT);
        return answer.presentationContexts().getFirst();
    }

    private static AssociateAc answer(ContextResult result) {
        return new AssociateAc(
                "A",
                "B",
                AssociateRq.DICOM_APPLICATION_CONTEXT,
                List.of(result),
                UserInformation.ofThisImplementation(0));
    }

    private static AssociateRq request(UserInformation user, PresentationContext... contexts) {
        return new AssociateRq(1, "A", "B", AssociateRq.DICOM_APPLICATION_CONTEXT, List.of(contexts), user);
    }
}
