package org.consilium.archive.settle;

import java.util.List;
import java.util.Optional;

/**
 * What is known of whether a study is whole.
 *
 * @param settledBy QUIET, LIST or COUNT; none while it is arriving
 * @param here instances that are here
 * @param announced instances that a sender or a case said there are
 * @param seriesHere series that are here
 * @param announcedSeries series that a case said there are
 * @param named instances that lists name
 * @param namedMissing of these, those that are not here
 * @param gaps instance numbers that are left out within series whose numbers otherwise follow each other
 */
public record Completeness(
        Optional<String> settledBy,
        int here,
        Optional<Integer> announced,
        int seriesHere,
        Optional<Integer> announcedSeries,
        int named,
        int namedMissing,
        List<Gap> gaps) {

    /** Numbers left out. */
    public record Gap(String seriesInstanceUid, int first, int last) {}
}
