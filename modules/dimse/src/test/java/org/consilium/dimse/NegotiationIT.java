package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.association.AssociationPolicy;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.AssociationRequest;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Decision;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.interoperability.Interoperates;
import org.consilium.dimse.interoperability.Peer;
import org.consilium.dimse.interoperability.Role;
import org.consilium.dimse.interoperability.Service;
import org.consilium.dimse.pdu.AssociateAc;
import org.consilium.dimse.pdu.CommonExtendedNegotiation;
import org.consilium.dimse.pdu.UserIdentity;
import org.consilium.dimse.pdu.UserIdentityResponse;
import org.consilium.dimse.pdu.UserInformation;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.kernel.AeTitle;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the two sides say to each other beside presentation contexts (PS3.7 D.3.3). */
class NegotiationIT {

    private static final AssociationProposal ECHO = AssociationProposal.of(List.of(DimseClient.VERIFICATION));
    private static final UserIdentityResponse WELCOME =
            new UserIdentityResponse("welcome".getBytes(StandardCharsets.US_ASCII));

    private final CompletableFuture<AssociationRequest> asked = new CompletableFuture<>();
    private final AssociationPolicy welcoming = request -> {
        asked.complete(request);
        return Decision.ACCEPT_ALL.answering(WELCOME);
    };

    static List<UserIdentity> identities() {
        return List.of(
                UserIdentity.username("reader"),
                UserIdentity.usernameAndPasscode("reader", "passcode"),
                UserIdentity.kerberos(new byte[] {0x6E, 0, -1}),
                UserIdentity.saml("<saml:Assertion/>"),
                UserIdentity.jsonWebToken("e30.e30."));
    }

    @ParameterizedTest
    @MethodSource("identities")
    @Interoperates(value = Service.USER_IDENTITY, as = Role.USER, with = Peer.OURSELVES)
    @Interoperates(value = Service.USER_IDENTITY, as = Role.PROVIDER, with = Peer.OURSELVES)
    void showsThePolicyWhoAsksAndAnswersOnlyWhoWantsAnAnswer(UserIdentity identity) throws IOException {
        try (DimseServer server = DimseServer.builder().policy(welcoming).start()) {
            try (Association association = connect(server, ECHO.withUserIdentity(identity))) {
                assertThat(association.machine().other().userIdentityResponse()).isEmpty();
            }
            assertThat(asked.join().userInformation().userIdentity()).contains(identity);
            try (Association association = connect(server, ECHO.withUserIdentity(identity.requestingResponse()))) {
                assertThat(association.machine().other().userIdentityResponse()).contains(WELCOME);
            }
            try (Association association = connect(server, ECHO)) {
                assertThat(association.machine().other().userIdentityResponse()).isEmpty();
            }
        }
    }

    @Test
    void namesTheImplementationOfEachSideToTheOther() throws IOException {
        try (DimseServer server = DimseServer.builder().policy(welcoming).start();
                Association association = connect(server, ECHO)) {
            for (UserInformation other :
                    List.of(association.machine().other(), asked.join().userInformation())) {
                assertThat(other.implementationClassUid()).isEqualTo(UserInformation.IMPLEMENTATION_CLASS_UID);
                assertThat(other.implementationVersionName()).isEqualTo(UserInformation.IMPLEMENTATION_VERSION_NAME);
            }
        }
    }

    @Test
    void tellsThePolicyOfRelatedGeneralSopClasses() throws IOException {
        var related = new CommonExtendedNegotiation("1.3.6.1.4.1.99999.7", "1.2.840.10008.4.2", List.of(RawPeer.CT));
        try (DimseServer server = DimseServer.builder().policy(welcoming).start();
                var _ = connect(server, ECHO.withCommonExtendedNegotiation(related))) {
            assertThat(asked.join().userInformation().commonExtendedNegotiations())
                    .containsExactly(related);
        }
    }

    @Test
    void takesTheTransferSyntaxThatTheProviderPrefers() throws IOException {
        TransferSyntax explicit = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        TransferSyntax implicit = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
        TransferSyntax jpeg = TransferSyntax.JPEG_BASELINE;
        AssociationPolicy preferring = _ -> Decision.ACCEPT_ALL.preferring(explicit, implicit);
        try (DimseServer server = DimseServer.builder()
                        .policy(preferring)
                        .storage(new Received())
                        .start();
                Association association = connect(
                        server,
                        AssociationProposal.of(List.of(
                                ContextProposal.of(RawPeer.CT, jpeg, implicit, explicit),
                                ContextProposal.of(RawPeer.CT, jpeg, implicit),
                                ContextProposal.of(RawPeer.CT, jpeg))))) {
            assertThat(association.accepted(RawPeer.CT)).containsExactly(explicit, implicit, jpeg);
        }
    }

    @Test
    void negotiatesAllOf128ContextsWithSeveralTransferSyntaxesEach() throws IOException {
        List<ContextProposal> contexts = IntStream.range(0, 128)
                .mapToObj(i -> ContextProposal.of(
                        "1.3.6.1.4.1.99999.1." + i,
                        TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                        TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN))
                .toList();
        try (DimseServer server = DimseServer.builder().storage(new Received()).start();
                Association association = connect(server, AssociationProposal.of(contexts))) {
            assertThat(contexts)
                    .allSatisfy(context -> assertThat(association.accepted(context.abstractSyntax()))
                            .containsExactly(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
        }
    }

    @Test
    void sendsToPeersWithoutOrWithAHugeLimitWhatItAllowsItself() throws IOException {
        for (long length : new long[] {0, 0xFFFFFFFFL}) {
            try (DimseServer server = DimseServer.builder().start();
                    var peer = new RawPeer(server.port())) {
                peer.send(RawPeer.request((int) length));
                var answer = (AssociateAc) peer.receive().orElseThrow();
                assertThat(answer.userInformation().maximumLength()).isPositive();
                peer.send(Messages.fragment(3, true, true, Messages.echo().encode()));
                assertThat(peer.receive()).isPresent();
            }
        }
    }

    @Test
    @Interoperates(value = Service.USER_IDENTITY, as = Role.PROVIDER, with = Peer.DCMTK)
    void understandsTheUserIdentityThatDcmtkSends() throws IOException {
        ForeignTool storescu = ForeignTool.require("storescu");
        try (DimseServer server =
                DimseServer.builder().policy(welcoming).storage(new Received()).start()) {
            Path file = TestData.file("ct/CT_small.dcm");
            var result =
                    storescu.run("-d", "-usr", "reader", "-pwd", "passcode", "-rsp", "localhost", server.port(), file);
            assertThat(result.exitCode()).as(result.output()).isZero();
            assertThat(result.output())
                    .contains(UserInformation.IMPLEMENTATION_CLASS_UID)
                    .contains(UserInformation.IMPLEMENTATION_VERSION_NAME)
                    .contains("User Identity Negotiation");
        }
        assertThat(asked.join().userInformation().userIdentity())
                .contains(UserIdentity.usernameAndPasscode("reader", "passcode").requestingResponse());
        assertThat(asked.join().userInformation().implementationVersionName()).startsWith("OFFIS_DCMTK_");
    }

    private static Association connect(DimseServer server, AssociationProposal proposal) throws IOException {
        var destination =
                new Destination("localhost", server.port(), new AeTitle("SCP"), new AeTitle("SCU"), Timeouts.DEFAULT);
        return DimseClient.connect(destination, proposal, ServiceClasses.none());
    }
}
