package org.consilium.cli.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.OptionalInt;
import org.consilium.kernel.AeTitle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerAddressTest {

    @Test
    void takesHostAndPortWithOrWithoutAnAeTitle() {
        assertThat(PeerAddress.parse("pacs.example:11112"))
                .isEqualTo(new PeerAddress(Optional.empty(), "pacs.example", OptionalInt.of(11112)));
        assertThat(PeerAddress.parse("THE PACS@10.0.0.1:104"))
                .isEqualTo(new PeerAddress(Optional.of(new AeTitle("THE PACS")), "10.0.0.1", OptionalInt.of(104)));
        assertThat(PeerAddress.parse("localhost").port()).isEmpty();
    }

    @Test
    void takesAnIpv6AddressInBrackets() {
        assertThat(PeerAddress.parse("A@[::1]:104"))
                .isEqualTo(new PeerAddress(Optional.of(new AeTitle("A")), "::1", OptionalInt.of(104)));
        assertThat(PeerAddress.parse("[fe80::1]").host()).isEqualTo("fe80::1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":104", "host:", "host:0", "host:65536", "@host:1", "a:b:1", "AE@", "host:123456"})
    void refusesWhatIsNoPeer(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PeerAddress.parse(text));
    }
}
