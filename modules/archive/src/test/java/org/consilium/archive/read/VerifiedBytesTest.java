package org.consilium.archive.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32C;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifiedBytesTest {

    private static final Uid INSTANCE = new Uid("1.2.3");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final KnownSums sums = new KnownSums(clock(now::get));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20_000, 1 << 20, (1 << 20) + 1, 3 << 20})
    void givesOutWhatWasReceivedFirstAndAgain(int length) throws IOException {
        var bytes = random(length);
        for (int time = 0; time < 3; time++) {
            try (var in = open(bytes, bytes)) {
                assertThat(in.readAllBytes()).isEqualTo(bytes);
                assertThat(in.read()).isEqualTo(-1);
            }
            var out = new ByteArrayOutputStream();
            try (var in = open(bytes, bytes)) {
                assertThat(in.read()).isEqualTo(length == 0 ? -1 : bytes[0] & 0xFF);
                in.transferTo(out);
            }
            assertThat(out.size()).isEqualTo(Math.max(0, length - 1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20_000, 1 << 20, 3 << 20})
    void neverGivesOutTheLastBytesOfWhatWasAlteredWhetherOrNotItIsKnown(int length) throws IOException {
        var bytes = random(length);
        var altered = bytes.clone();
        altered[length / 2] ^= 4;
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> readAll(altered, bytes)).isInstanceOf(AlteredBytes.class);
            assertThat(readAll(bytes, bytes)).isEqualTo(bytes);
        }
    }

    @Test
    void refusesWhatIsShorterThanItWas() {
        var bytes = random(100_000);
        assertThatThrownBy(() -> readAll(random(99_999), bytes)).isInstanceOf(IOException.class);
    }

    @Test
    void computesTheSha256AgainAfterATime() throws IOException {
        var bytes = random(1000);
        var forged = random(1001);
        sums.remember(sha256(bytes), crc32c(forged));
        assertThatThrownBy(() -> readAll(bytes, bytes)).isInstanceOf(AlteredBytes.class);

        now.updateAndGet(instant -> instant.plus(KnownSums.REMEMBERED_FOR).plusSeconds(1));

        assertThat(readAll(bytes, bytes)).isEqualTo(bytes);
        assertThat(sums.find(sha256(bytes))).hasValue(crc32c(bytes));
    }

    @Test
    void readersAtTheSameTimeDoNotShareMemoryAndAClosedStreamGivesNothing() throws IOException {
        var one = random(500_000);
        var other = random(500_000);
        try (var first = open(one, one);
                var second = open(other, other)) {
            assertThat(first.readAllBytes()).isEqualTo(one);
            assertThat(second.readAllBytes()).isEqualTo(other);
        }
        var closed = open(one, one);
        closed.close();
        closed.close();
        try (var first = open(one, one);
                var second = open(other, other)) {
            assertThatThrownBy(closed::read).isInstanceOf(IOException.class);
            assertThat(second.readAllBytes()).isEqualTo(other);
            assertThat(first.readAllBytes()).isEqualTo(one);
        }
    }

    private byte[] readAll(byte[] stored, byte[] received) throws IOException {
        try (var in = open(stored, received)) {
            return in.readAllBytes();
        }
    }

    private InputStream open(byte[] stored, byte[] received) throws IOException {
        return VerifiedBytes.of(new ByteArrayInputStream(stored), INSTANCE, received.length, sha256(received), sums);
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static int crc32c(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }
}
