package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.consilium.dimse.message.CommandElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that a service class does not do as they are asked. */
class HostileCommandIT extends HostilePeers {

    @ParameterizedTest
    @CsvSource({"../../etc/passwd,0x0117", "1.2.x,0x0117", "'',0x0117"})
    void refusesInstanceUidsThatAreNone(String uid, String status) throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.storeCommand(uid));
            peer.send(Messages.fragment(1, false, true, new byte[10]));
            assertThat(Messages.command(peer.receive().orElseThrow()).number(CommandElement.STATUS))
                    .hasValue(Integer.decode(status));
        }
    }

    @Test
    void refusesASopClassOtherThanTheOneNegotiated() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.fragment(
                    1, true, true, Messages.store("1.2.3", "1.2.3").encode()));
            peer.send(Messages.fragment(1, false, true, new byte[10]));
            assertThat(Messages.command(peer.receive().orElseThrow()).number(CommandElement.STATUS))
                    .hasValue(0x0122);
        }
    }

    @Test
    void saysThatAnOperationIsUnknownToAServiceClass() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.fragment(1, true, true, Messages.echo().encode()));
            assertThat(Messages.command(peer.receive().orElseThrow()).number(CommandElement.STATUS))
                    .hasValue(0x0211);
        }
    }
}
