package org.consilium.archive.operate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.Channel;
import org.consilium.kernel.Reason;

/**
 * What one sender has sent since the node was started.
 *
 * @param callingAe as it named itself; empty for what the node itself makes
 * @param arriving instances under way at this moment
 * @param stored kept instances
 * @param duplicates that were here already
 * @param refused that were answered with a failure
 * @param bytes of data sets that were read from it
 * @param lastMinute instances of the last full minute
 * @param recent instances of the last five minutes in steps of five seconds, oldest first
 * @param lastRefusal why the last one was refused
 */
public record Sender(
        Channel channel,
        String callingAe,
        String address,
        int arriving,
        long stored,
        long duplicates,
        long refused,
        long bytes,
        long lastMinute,
        List<Long> recent,
        Instant lastAt,
        Optional<Reason> lastRefusal,
        Optional<Instant> lastRefusalAt) {}
