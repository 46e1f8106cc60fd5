package org.consilium.web.dicomweb.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.consilium.cases.CaseId;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private final Waiting waiting = new Waiting();

    @Test
    void looksAtEverythingWhenMoreHasChangedThanItHolds() throws Exception {
        for (int i = 0; i <= Waiting.WAITING_MAX; i++) {
            waiting.changed(new CaseId(UUID.randomUUID()));
        }

        var work = waiting.next(Duration.ZERO);

        assertThat(work.everything()).isTrue();
        assertThat(work.cases()).isEmpty();
        assertThat(waiting.next(Duration.ofMillis(1)).everything()).isFalse();
    }

    @Test
    void looksOnceAtWhatHasChangedTwice() throws Exception {
        var id = new CaseId(UUID.randomUUID());
        waiting.changed(id);
        waiting.changed(id);
        waiting.announce(new Uid("1.2"));

        var work = waiting.next(Duration.ofDays(1));

        assertThat(work.cases()).containsExactly(id);
        assertThat(work.announced()).containsExactly(new Uid("1.2"));
        assertThat(work.resubscribed()).isTrue();
        waiting.end();
        assertThat(waiting.next(Duration.ofDays(1)).cases()).isEmpty();
    }
}
