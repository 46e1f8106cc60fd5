package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.consilium.dimse.pdu.Abort;
import org.consilium.dimse.pdu.ReleaseRp;
import org.consilium.dimse.pdu.ReleaseRq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PDUs and fragments in an order or of a size that no message has. */
class HostileMessageIT extends HostilePeers {

    @Test
    void abortsASecondAssociationRequest() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(RawPeer.request(16384));
            assertThat(peer.receive()).contains(Abort.byProvider(Abort.UNEXPECTED_PDU));
        }
    }

    @Test
    void abortsDataBeforeACommand() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.fragment(1, false, true, new byte[10]));
            assertThat(peer.receive()).contains(Abort.BY_USER);
        }
    }

    @Test
    void abortsAContextThatWasNotAccepted() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.fragment(99, true, true, Messages.echo().encode()));
            assertThat(peer.receive()).contains(Abort.BY_USER);
        }
    }

    @Test
    void abortsACommandWithinADataSet() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.storeCommand("1.2.3"));
            peer.send(Messages.storeCommand("1.2.4"));
            assertThat(peer.receive()).contains(Abort.BY_USER);
        }
    }

    @Test
    void abortsAFloodOfEmptyFragments() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.storeCommand("1.2.3"));
            for (int i = 0; i < 100; i++) {
                sendUnlessCut(
                        peer, Messages.fragment(1, false, false, new byte[0]).buffer());
            }
            assertThat(peer.receive()).contains(Abort.BY_USER);
        }
    }

    @Test
    void abortsACommandThatNeverEnds() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            for (int i = 0; i < 10; i++) {
                sendUnlessCut(
                        peer,
                        Messages.fragment(1, true, false, new byte[10_000]).buffer());
            }
            assertThat(peer.receive()).contains(Abort.BY_USER);
        }
    }

    @Test
    void abortsACommandThatIsNone() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.fragment(1, true, true, new byte[] {1, 2, 3}));
            assertThat(peer.receive()).contains(Abort.BY_USER);
        }
    }

    @Test
    void abortsAPduLongerThanOffered() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.storeCommand("1.2.3"));
            peer.send(Messages.fragment(1, false, false, new byte[16384]));
            assertThat(peer.receive()).contains(Abort.byProvider(Abort.INVALID_PDU_PARAMETER));
        }
    }

    @Test
    void keepsNothingOfAnObjectThatIsAbortedInTheMiddle() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.storeCommand("1.2.3"));
            peer.send(Messages.fragment(1, false, false, new byte[1000]));
            peer.send(Abort.BY_USER);
            assertThat(peer.receive()).isEmpty();
        }
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.storeCommand("1.2.4"));
            peer.send(Messages.fragment(1, false, false, new byte[1000]));
        }
    }

    @Test
    void keepsNothingOfAnObjectWhenTheAssociationIsReleasedInItsMiddle() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.storeCommand("1.2.3"));
            peer.send(Messages.fragment(1, false, false, new byte[1000]));
            peer.send(new ReleaseRq());
            assertThat(peer.receive()).contains(new ReleaseRp());
            assertThat(peer.receive()).isEmpty();
        }
    }

    @Test
    void abortsAFloodOfEmptyFragmentsInOnePdu() throws IOException {
        byte[] value = {0, 0, 0, 2, 1, 0}; // context 1, data, not the last, no byte
        var flood = new ByteArrayOutputStream();
        for (int i = 0; i < 100; i++) {
            flood.writeBytes(value);
        }
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.storeCommand("1.2.3"));
            peer.send("0400" + "%08X".formatted(flood.size()) + HexFormat.of().formatHex(flood.toByteArray()));
            assertThat(peer.receive()).contains(Abort.BY_USER);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0400" + "00000000", // no value at all
                "0400" + "00000003" + "000000",
                "0400" + "00000006" + "00000001" + "0103", // a value shorter than its own header
                "0400" + "00000006" + "FFFFFFFF" + "0103",
                "0400" + "00000008" + "00000002" + "0103" + "0000" // a second value that ends in its header
            })
    void abortsDataPdusWhoseValuesDoNotFit(String bytes) throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(bytes);
            assertThat(peer.receive()).contains(Abort.byProvider(Abort.INVALID_PDU_PARAMETER));
        }
    }

    @Test
    void abortsPdusThatDoNotExistAndThoseOfTheOtherSide() throws IOException {
        for (String bytes : List.of("0900" + "00000004" + "00000000", "0600" + "00000004" + "00000000")) {
            try (var peer = new RawPeer(server.port())) {
                peer.associate();
                peer.send(bytes);
                assertThat(peer.receive())
                        .contains(Abort.byProvider(
                                bytes.startsWith("09") ? Abort.UNRECOGNIZED_PDU : Abort.UNEXPECTED_PDU));
            }
        }
    }
}
