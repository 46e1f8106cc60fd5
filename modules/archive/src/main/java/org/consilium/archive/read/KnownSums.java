package org.consilium.archive.read;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.OptionalInt;
import java.util.SequencedMap;

/**
 * The CRC-32C of data sets whose SHA-256 was computed lately, by that SHA-256. Both are of the same content wherever it lies, so
 * what is remembered never becomes wrong: a data set read again is compared with the CRC-32C, which finds every change that
 * happens by chance but one in four billion, at a tenth of the cost. Because such a sum can be forged, it is forgotten after a
 * time, and the SHA-256 has to be computed again.
 */
public final class KnownSums {

    /** Data sets remembered, at about 150 bytes each. */
    static final int REMEMBERED_MAX = 100_000;

    /** How long a CRC-32C stands for a SHA-256. */
    static final Duration REMEMBERED_FOR = Duration.ofHours(1);

    private final Clock clock;
    private final SequencedMap<Digest, Known> known = new LinkedHashMap<>();

    public KnownSums(Clock clock) {
        this.clock = clock;
    }

    /** The 32 bytes of a SHA-256. */
    private record Digest(long first, long second, long third, long fourth) {

        static Digest of(byte[] sha256) {
            var bytes = ByteBuffer.wrap(sha256);
            return new Digest(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
        }

        @Override
        public int hashCode() {
            return Long.hashCode(first);
        }
    }

    private record Known(int crc32c, Instant until) {}

    /**
     * Both sums were computed over the same bytes just now.
     *
     * @param sha256 32 bytes
     */
    public void remember(byte[] sha256, int crc32c) {
        var entry = new Known(crc32c, clock.instant().plus(REMEMBERED_FOR));
        synchronized (known) {
            known.putLast(Digest.of(sha256), entry);
            if (known.size() > REMEMBERED_MAX) {
                known.pollFirstEntry();
            }
        }
    }

    /** The CRC-32C of the data set with this SHA-256; none when the SHA-256 has to be computed. */
    OptionalInt find(byte[] sha256) {
        var now = clock.instant();
        synchronized (known) {
            var entry = known.get(Digest.of(sha256));
            return entry == null || now.isAfter(entry.until()) ? OptionalInt.empty() : OptionalInt.of(entry.crc32c());
        }
    }
}
