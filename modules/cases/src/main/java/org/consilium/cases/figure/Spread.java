package org.consilium.cases.figure;

import java.time.Duration;
import java.util.Optional;

/**
 * How long something took.
 *
 * @param count in how many cases it has come to its end
 * @param median half of them took so long or less, between two of them by interpolation; none without a case
 * @param p90 nine of ten did
 */
public record Spread(long count, Optional<Duration> median, Optional<Duration> p90) {

    /** Of nothing. */
    public static final Spread NONE = new Spread(0, Optional.empty(), Optional.empty());
}
