package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.consilium.dicom.Uids;
import org.consilium.dimse.association.AssociationRequest;
import org.consilium.dimse.association.Decision;
import org.consilium.dimse.association.Peer;
import org.consilium.dimse.pdu.AssociateRj;
import org.consilium.dimse.pdu.PresentationContext;
import org.consilium.dimse.pdu.UserInformation;
import org.consilium.kernel.AeTitle;
import org.junit.jupiter.api.Test;

class NodeAssociationPolicyTest {

    private static final String PRIVATE_SOP_CLASS = "1.2.840.113619.4.26";

    private boolean crowded;
    private final NodeAssociationPolicy policy = new NodeAssociationPolicy(
            new AeTitle("CONSILIUM"),
            new PeerRights(new KnownPeers(new TestPeers(), Clock.systemUTC()), new TestInstitutions()),
            () -> crowded);

    @Test
    void letsAnybodyOnThisMachineEchoAndStoreButNotFind() {
        var decision = decide("WHOEVER", "CONSILIUM", "127.0.0.1");
        assertThat(allows(decision, Uids.Verification)).isTrue();
        assertThat(allows(decision, Uids.CTImageStorage)).isTrue();
        assertThat(allows(decision, PRIVATE_SOP_CLASS)).isTrue();
        assertThat(allows(decision, "1.2.840.10008.5.1.4.1.2.2.1")).isFalse();
        assertThat(allows(decide("WHOEVER", "CONSILIUM", "::1"), Uids.CTImageStorage))
                .isTrue();
    }

    @Test
    void letsAConfiguredPeerFromItsAddressDoWhatItMay() {
        var decision = decide("OTHER", "CONSILIUM", "192.0.2.7");
        assertThat(allows(decision, Uids.Verification)).isTrue();
        assertThat(allows(decision, Uids.CTImageStorage)).isTrue();
        assertThat(allows(decision, "1.2.840.10008.5.1.4.1.2.2.1")).isTrue();
        assertThat(allows(decision, "1.2.840.10008.5.1.4.1.2.2.2")).isFalse();
        assertThat(allows(decision, "1.2.840.10008.5.1.4.1.2.1.3")).isFalse();
    }

    @Test
    void rejectsStrangersFromElsewhere() {
        var rejected = new Decision.Reject(AssociateRj.CALLING_AE_TITLE_NOT_RECOGNIZED);
        assertThat(decide("WHOEVER", "CONSILIUM", "192.0.2.7")).isEqualTo(rejected);
        assertThat(decide("OTHER", "CONSILIUM", "192.0.2.8")).isEqualTo(rejected);
    }

    @Test
    void rejectsCallsForSomebodyElse() {
        assertThat(decide("OTHER", "ORTHANC", "127.0.0.1"))
                .isEqualTo(new Decision.Reject(AssociateRj.CALLED_AE_TITLE_NOT_RECOGNIZED));
    }

    @Test
    void asksSendersToComeBackWhenThereIsHardlyRoomButAnswersEverybodyElse() {
        crowded = true;
        assertThat(decide("WHOEVER", "CONSILIUM", "127.0.0.1", Uids.Verification, Uids.CTImageStorage))
                .isEqualTo(new Decision.Reject(AssociateRj.TEMPORARY_CONGESTION));
        assertThat(decide("WHOEVER", "CONSILIUM", "127.0.0.1", Uids.Verification))
                .isInstanceOf(Decision.Accept.class);
        assertThat(decide("OTHER", "CONSILIUM", "192.0.2.7", "1.2.840.10008.5.1.4.1.2.2.1"))
                .isInstanceOf(Decision.Accept.class);
        assertThat(decide("OTHER", "CONSILIUM", "192.0.2.7", "1.2.840.10008.5.1.4.1.2.2.3", Uids.CTImageStorage))
                .isInstanceOf(Decision.Accept.class);
    }

    private Decision decide(String calling, String called, String address, String... proposed) {
        try {
            var peer = new Peer(
                    new AeTitle(calling), new AeTitle(called), InetAddress.getByName(address), Optional.empty());
            return policy.decide(
                    new AssociationRequest(peer, contexts(proposed), UserInformation.ofThisImplementation(16384)));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static List<PresentationContext> contexts(String... abstractSyntaxes) {
        return IntStream.range(0, abstractSyntaxes.length)
                .mapToObj(i ->
                        new PresentationContext(2 * i + 1, abstractSyntaxes[i], List.of(Uids.ImplicitVRLittleEndian)))
                .toList();
    }

    private static boolean allows(Decision decision, String abstractSyntax) {
        return decision instanceof Decision.Accept accept
                && accept.abstractSyntaxes().test(abstractSyntax);
    }
}
