package org.consilium.archive.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.consilium.archive.Channel;
import org.consilium.archive.Origin;
import org.consilium.archive.SenderCertificate;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;

/** What stands beside the bytes in the spool and in packs, also as earlier versions wrote it. */
class ReceivedInstanceTest {

    private static final Instant RECEIVED = Instant.ofEpochMilli(1_764_000_000_123L);

    @Test
    void readsWhatEarlierVersionsWroteAndWritesItTheSameWithoutACertificate() throws IOException {
        var earlier = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(earlier)) {
            out.writeByte(1);
            for (String text :
                    new String[] {"1.2.1", "1.2.2", "1.2.3", "1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.1.2.1"}) {
                out.writeUTF(text);
            }
            out.write(new byte[32]);
            out.writeLong(RECEIVED.toEpochMilli());
            for (String text : new String[] {"DIMSE", "CT1", "CONSILIUM", "192.0.2.7", ""}) {
                out.writeUTF(text);
            }
        }
        var read = ReceivedInstance.decode(earlier.toByteArray());
        assertThat(read.sopInstance()).isEqualTo(new Uid("1.2.3"));
        assertThat(read.origin())
                .isEqualTo(new Origin(Channel.DIMSE, "CT1", "CONSILIUM", "192.0.2.7", Optional.empty()));
        assertThat(read.encode()).isEqualTo(earlier.toByteArray());
    }

    @Test
    void keepsTheCertificateOfTheSenderInTheSpoolAndInPacks() {
        var origin = new Origin(
                Channel.DIMSE,
                "CT1",
                "CONSILIUM",
                "192.0.2.7",
                Optional.empty(),
                Optional.of(new SenderCertificate("0a".repeat(32), "CN=ct1,O=病院")));
        var instance = new ReceivedInstance(
                new Uid("1.2.1"), new Uid("1.2.2"), new Uid("1.2.3"), "1.2.4", "1.2.5", new byte[32], RECEIVED, origin);
        assertThat(ReceivedInstance.decode(instance.encode()).origin()).isEqualTo(origin);
        assertThat(ArrivalNotes.origin(ArrivalNotes.of(RECEIVED, origin))).isEqualTo(origin);
    }

    @Test
    void aSubjectWithoutEndIsCut() {
        assertThat(new SenderCertificate("0a".repeat(32), "x".repeat(100_000)).subject())
                .hasSize(SenderCertificate.SUBJECT_LENGTH_MAX);
    }
}
