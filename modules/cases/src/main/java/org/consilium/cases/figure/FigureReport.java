package org.consilium.cases.figure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The figures of a period.
 *
 * @param zone in which its days are meant
 * @param asOf until when what has happened is counted
 * @param receiptTarget until when the node expects an answer to be opened
 * @param total of all cases
 * @param groups those with the most cases first
 * @param course piece by piece, also those without a case
 */
public record FigureReport(
        FigureQuery query,
        ZoneId zone,
        Instant asOf,
        Duration receiptTarget,
        FigureGroup total,
        List<FigureGroup> groups,
        List<Piece> course) {

    public FigureReport {
        groups = List.copyOf(groups);
        course = List.copyOf(course);
    }

    /**
     * Cases sent in a piece of the period.
     *
     * @param begin its first day, which may lie before the period
     */
    public record Piece(
            LocalDate begin, long sent, Optional<Duration> allocationMedian, Optional<Duration> answerMedian) {}
}
