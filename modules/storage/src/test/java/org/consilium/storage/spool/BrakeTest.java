package org.consilium.storage.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrakeTest {

    private static final SpoolLimits LIMITS = new SpoolLimits(1_000, 100, 100, 10);

    private final SpoolUsage usage = new SpoolUsage(LIMITS);
    private final List<Long> waits = new ArrayList<>();
    private final Brake brake = new Brake(usage::part, waits::add);

    @Test
    void holdsNobodyBelowThreeQuarters() {
        usage.takeBytes(750);
        usage.countRecords(75);
        brake.hold();
        assertThat(waits).isEmpty();
    }

    @Test
    void holdsLongerTheFullerTheSpoolIs() {
        for (int bytes = 800; bytes <= 1_000; bytes += 50) {
            usage.takeBytes(bytes - usage.bytes());
            brake.hold();
        }
        assertThat(waits).hasSize(5).isSorted().startsWith(50_000_000L, 100_000_000L);
        assertThat(waits.getLast()).isEqualTo(Brake.WAIT_MAX_NANOS);
    }

    @Test
    void mindsTheNumberOfInstancesTooAndNeverWaitsLongerThanItsLongest() {
        usage.countRecords(85);
        brake.hold();
        usage.countRecords(1_000);
        brake.hold();
        assertThat(waits).hasSize(2).last().isEqualTo(Brake.WAIT_MAX_NANOS);
        assertThat(waits.getFirst()).isCloseTo(Brake.WAIT_MAX_NANOS / 2, org.assertj.core.data.Offset.offset(1L));
    }

    @Test
    void letsGoOnceSpaceIsGivenBack() {
        usage.takeBytes(900);
        usage.giveBackBytes(200);
        brake.hold();
        assertThat(waits).isEmpty();
    }
}
