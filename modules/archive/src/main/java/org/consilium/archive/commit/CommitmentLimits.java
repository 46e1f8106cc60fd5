package org.consilium.archive.commit;

import java.time.Duration;

/**
 * How long requests of storage commitment wait and are reported.
 *
 * @param waitMax until an instance has to lie in the object store, from the request on
 * @param poll between two looks at instances that are waited for
 * @param attemptsMax reports of one result before it is given up
 * @param pauseFirst after the first report that failed; doubled after each further one
 * @param pauseMax longest pause
 */
public record CommitmentLimits(
        Duration waitMax, Duration poll, int attemptsMax, Duration pauseFirst, Duration pauseMax) {

    /** Of the node. */
    public static final CommitmentLimits STANDARD = new CommitmentLimits(
            Duration.ofHours(1), Duration.ofSeconds(5), 20, Duration.ofSeconds(10), Duration.ofHours(1));

    Duration pauseAfter(int attempts) {
        Duration pause = pauseFirst;
        for (int i = 1; i < attempts && pause.compareTo(pauseMax) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(pauseMax) < 0 ? pause : pauseMax;
    }
}
