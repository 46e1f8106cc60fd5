package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.consilium.testkit.S3Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promises 1 and 2: what was answered 0x0000 can be read back, byte for byte, after the node was killed, or its PostgreSQL or object
 * store before it.
 * {@code scripts/torture} runs it with more points and other seeds.
 */
class CrashIT {

    private static final int POINTS = Integer.getInteger("consilium.torture.points", 3);
    private static final long SEED = Long.getLong("consilium.torture.seed", 20261122);

    @TempDir
    private Path folder;

    @Test
    void nothingAcknowledgedIsLostOrAlteredWhereverTheNodeIsKilled() throws Exception {
        assertNothingLost(new Torture(folder.resolve("home"), SEED, Optional.empty()).run(POINTS));
    }

    @Test
    void norWhenItsObjectStoreIsKilledBeforeIt() throws Exception {
        try (var store = S3Server.start()) {
            var torture = new Torture(folder.resolve("home"), SEED, Optional.of(store));
            assertNothingLost(torture.run(Math.ceilDiv(POINTS, 2)));
        }
    }

    private static void assertNothingLost(Torture.Outcome outcome) {
        System.out.println("Torture: " + outcome);
        assertThat(outcome.acknowledged()).isGreaterThanOrEqualTo(outcome.points());
        assertThat(outcome.lost()).as(outcome.toString()).isZero();
        assertThat(outcome.altered()).as(outcome.toString()).isZero();
    }
}
