package org.consilium.web.figure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.cases.figure.FigureGroup;
import org.consilium.cases.figure.FigureReport;
import org.consilium.cases.figure.Spread;
import org.consilium.web.csv.Csv;

/** A report as comma-separated values (RFC 4180), with a byte order mark by which spreadsheets know UTF-8. Times are in whole seconds. */
final class FigureTable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final List<String> SPANS = List.of("allocation", "acceptance", "answer", "active_answer", "receipt");

    private FigureTable() {}

    static String write(FigureReport report) {
        var rows = new ArrayList<List<String>>();
        rows.add(head());
        Stream.concat(Stream.of(report.total()), report.groups().stream())
                .forEach(group -> rows.add(row(report, group)));
        return BYTE_ORDER_MARK + Csv.write(rows);
    }

    private static List<String> head() {
        var head = new ArrayList<>(List.of(
                "from",
                "to",
                "by",
                "key",
                "name",
                "institution",
                "sent",
                "answered",
                "late",
                "unread",
                "ended",
                "open"));
        SPANS.forEach(span -> head.addAll(List.of(span + "_count", span + "_median_seconds", span + "_p90_seconds")));
        head.addAll(List.of(
                "offers",
                "offers_declined",
                "offers_timed_out",
                "outcomes",
                "agree",
                "minor",
                "major",
                "treatment_changed"));
        return head;
    }

    private static List<String> row(FigureReport report, FigureGroup group) {
        var row = new ArrayList<>(List.of(
                report.query().from().toString(),
                report.query().to().toString(),
                group == report.total() ? "ALL" : report.query().by().name(),
                group.key(),
                group.name(),
                group.detail()));
        var cases = group.cases();
        numbers(row, cases.sent(), cases.answered(), cases.late(), cases.unread(), cases.ended(), cases.open());
        var times = group.times();
        Stream.of(times.allocation(), times.acceptance(), times.answer(), times.activeAnswer(), times.receipt())
                .forEach(spread -> row.addAll(cells(spread)));
        numbers(
                row,
                group.offers().made(),
                group.offers().declined(),
                group.offers().timedOut());
        var outcomes = group.outcomes();
        numbers(
                row,
                outcomes.recorded(),
                outcomes.agree(),
                outcomes.minor(),
                outcomes.major(),
                outcomes.treatmentChanged());
        return row;
    }

    private static List<String> cells(Spread spread) {
        return List.of(String.valueOf(spread.count()), seconds(spread.median()), seconds(spread.p90()));
    }

    private static String seconds(Optional<Duration> span) {
        return span.map(Duration::toSeconds).map(String::valueOf).orElse("");
    }

    private static void numbers(List<String> row, long... numbers) {
        for (long number : numbers) {
            row.add(String.valueOf(number));
        }
    }
}
