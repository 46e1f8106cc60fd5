package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.consilium.archive.receive.StoreScp;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dimse.association.Peer;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.OperationFailed;
import org.consilium.dimse.service.StoreRequest;
import org.consilium.kernel.AeTitle;
import org.consilium.security.Caller;
import org.consilium.security.InstitutionId;
import org.consilium.security.RemoteAe;
import org.consilium.security.RemoteAe.Permission;
import org.junit.jupiter.api.Test;

class PeerRightsTest {

    private final ListedPeers peers = new ListedPeers();
    private final PeerRights rights = new PeerRights(new KnownPeers(peers, Clock.systemUTC()), new TestInstitutions());

    @Test
    void givesAPeerTheRightsOfTheAeThatIsConfiguredForItsAddress() {
        allow("FINDER", Optional.empty(), Permission.FIND);
        assertThat(rights.require(peer("FINDER", "192.0.2.7"), Permission.FIND))
                .isEqualTo(new Caller.Peer(new AeTitle("FINDER")));
        assertThat(rights.may(peer("FINDER", "192.0.2.7"), Permission.MOVE)).isFalse();
        assertThat(rights.may(peer("FINDER", "192.0.2.8"), Permission.FIND)).isFalse();
        assertThatThrownBy(() -> rights.require(peer("OTHER", "192.0.2.7"), Permission.FIND))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.status()).isEqualTo(DimseStatus.NOT_AUTHORIZED));
    }

    /** Who gets is offered the contexts of storage to be sent what it gets, and still may not store. */
    @Test
    void takesNothingFromAPeerThatMayOnlyGet() throws IOException {
        allow("GETTER", Optional.empty(), Permission.GET);
        var scp = new StoreScp(
                (_, _) -> {
                    throw new AssertionError("received");
                },
                rights::mayStore);
        var request = new StoreRequest(
                peer("GETTER", "192.0.2.7"),
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                Uids.CTImageStorage,
                "1.2.3",
                1,
                Optional.empty(),
                1);
        assertThat(scp.handle(request, InputStream.nullInputStream())).isEqualTo(DimseStatus.NOT_AUTHORIZED);
        assertThat(rights.mayStore(peer("WHOEVER", "127.0.0.1"))).isTrue();
    }

    @Test
    void movesOnlyWithinAnInstitution() {
        allow("ASKER", Optional.empty(), Permission.MOVE);
        allow("NEAR", Optional.of(TestArchive.HOME), Permission.STORE);
        allow("FAR", Optional.of(TestArchive.OTHER), Permission.STORE);
        var asker = peer("ASKER", "192.0.2.7");
        assertThat(rights.destination(new AeTitle("NEAR"), asker))
                .map(RemoteAe::port)
                .contains(104);
        assertThat(rights.destination(new AeTitle("FAR"), asker)).isEmpty();
        assertThat(rights.destination(new AeTitle("NOBODY"), asker)).isEmpty();
    }

    private void allow(String title, Optional<InstitutionId> institution, Permission may) {
        peers.save(new RemoteAe(new AeTitle(title), "192.0.2.7", 104, Set.of(may), institution));
    }

    private static Peer peer(String title, String address) {
        try {
            return new Peer(
                    new AeTitle(title), new AeTitle("CONSILIUM"), InetAddress.getByName(address), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
