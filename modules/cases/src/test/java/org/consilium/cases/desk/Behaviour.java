package org.consilium.cases.desk;

import java.time.Duration;
import java.util.Random;
import org.consilium.cases.CaseOutcome.Discrepancy;
import org.consilium.cases.Urgency;

/**
 * How simulated people behave; the table in {@code docs/figures.md} says the same. Times are log-normal: half of them are shorter than the median, and
 * five of six shorter than the median times the spread.
 */
final class Behaviour {

    static final int SILENT_PERCENT = 6;
    static final int DECLINES_PERCENT = 8;
    static final int ASKS_BACK_PERCENT = 10;
    static final int OPENS_ONLY_WHEN_CALLED_PERCENT = 11;
    static final int NEVER_OPENS_PERCENT = 2;
    static final int RECORDS_OUTCOME_PERCENT = 70;

    private static final double SPREAD = 2.2;

    private final Random random;

    Behaviour(Random random) {
        this.random = random;
    }

    private Duration around(Duration median) {
        return Duration.ofMillis((long) (median.toMillis() * Math.pow(SPREAD, random.nextGaussian())));
    }

    boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }

    Urgency urgency() {
        int of100 = random.nextInt(100);
        return of100 < 10 ? Urgency.EMERGENCY : of100 < 35 ? Urgency.FAST : Urgency.ROUTINE;
    }

    /** Until somebody on duty answers an offer. */
    Duration answersOffer(Urgency urgency) {
        return around(Duration.ofMinutes(urgency == Urgency.EMERGENCY ? 4 : 25));
    }

    /** From the acceptance until the first image is opened. */
    Duration opensImages(Urgency urgency) {
        return around(Duration.ofMinutes(urgency == Urgency.EMERGENCY ? 3 : 60));
    }

    /** From the first image, or the answer to a question back, to the signature. */
    Duration reads(Urgency urgency) {
        return around(Duration.ofMinutes(urgency == Urgency.EMERGENCY ? 20 : 80));
    }

    Duration answersQuestion() {
        return around(Duration.ofHours(5));
    }

    /** Until the images of a new case have all arrived. */
    Duration uploads() {
        return around(Duration.ofMinutes(6));
    }

    Duration delivers() {
        return around(Duration.ofMinutes(2));
    }

    Duration opensOpinion(Urgency urgency) {
        return around(urgency == Urgency.EMERGENCY ? Duration.ofMinutes(20) : Duration.ofHours(4));
    }

    /** After a coordinator was told and has called. */
    Duration opensWhenCalled() {
        return around(Duration.ofHours(8));
    }

    Duration learnsOutcome() {
        return around(Duration.ofDays(20));
    }

    Discrepancy discrepancy() {
        int of100 = random.nextInt(100);
        return of100 < 70 ? Discrepancy.AGREE : of100 < 91 ? Discrepancy.MINOR : Discrepancy.MAJOR;
    }
}
