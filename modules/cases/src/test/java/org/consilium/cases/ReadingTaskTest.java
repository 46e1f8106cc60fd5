package org.consilium.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.cases.ReadingTask.State.CANCELED;
import static org.consilium.cases.ReadingTask.State.COMPLETED;
import static org.consilium.cases.ReadingTask.State.IN_PROGRESS;
import static org.consilium.cases.ReadingTask.State.SCHEDULED;

import java.util.List;
import java.util.UUID;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;

class ReadingTaskTest {

    private static final List<CaseState> ENDED_WITHOUT_ANSWER =
            List.of(CaseState.CANCELLED, CaseState.REJECTED, CaseState.EXPIRED);

    @Test
    void isInAStateThatFollowsFromOfferAndCase() {
        for (CaseState of : CaseState.values()) {
            assertThat(ReadingTask.State.of(Offer.State.REQUESTED, of)).isEqualTo(SCHEDULED);
            for (Offer.State ended : List.of(Offer.State.DECLINED, Offer.State.EXPIRED, Offer.State.WITHDRAWN)) {
                assertThat(ReadingTask.State.of(ended, of)).isEqualTo(CANCELED);
            }
            assertThat(ReadingTask.State.of(Offer.State.ACCEPTED, of))
                    .as(of.name())
                    .isEqualTo(
                            of.isAnswered() ? COMPLETED : ENDED_WITHOUT_ANSWER.contains(of) ? CANCELED : IN_PROGRESS);
        }
    }

    @Test
    void findsTheOfferBehindAUidAndNoneBehindOthers() {
        for (UUID offer : List.of(UUID.randomUUID(), new UUID(0, 1), new UUID(-1, -1))) {
            assertThat(ReadingTask.offer(Uid.of(offer))).contains(offer);
        }
        for (String foreign : List.of(
                "1.2.840.10008.5.1.4.34.5",
                "2.25",
                "2.25.1.2",
                "2.25.01",
                "2.25." + "9".repeat(40),
                "2.25.340282366920938463463374607431768211456")) {
            assertThat(ReadingTask.offer(new Uid(foreign))).as(foreign).isEmpty();
        }
    }
}
