package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promises 1 and 2: what was answered 0x0000 can be read back, byte for byte, after the node, or its PostgreSQL and then the node, was killed.
 * {@code scripts/torture} runs it with more points and other seeds.
 */
class CrashIT {

    private static final int POINTS = Integer.getInteger("consilium.torture.points", 3);
    private static final long SEED = Long.getLong("consilium.torture.seed", 20261122);

    @TempDir
    private Path folder;

    @Test
    void nothingAcknowledgedIsLostOrAlteredWhereverTheNodeIsKilled() throws Exception {
        var outcome = new Torture(folder, SEED).run(POINTS);
        System.out.println("Torture: " + outcome);
        assertThat(outcome.acknowledged()).isGreaterThanOrEqualTo(POINTS);
        assertThat(outcome.lost()).as(outcome.toString()).isZero();
        assertThat(outcome.altered()).as(outcome.toString()).isZero();
    }
}
