package org.consilium.web.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.consilium.cases.figure.FigureGroup;
import org.consilium.cases.figure.FigureGroup.CaseCounts;
import org.consilium.cases.figure.FigureGroup.OfferCounts;
import org.consilium.cases.figure.FigureGroup.Outcomes;
import org.consilium.cases.figure.FigureGroup.Times;
import org.consilium.cases.figure.FigureQuery;
import org.consilium.cases.figure.FigureReport;
import org.consilium.cases.figure.Grouping;
import org.consilium.cases.figure.Spread;
import org.consilium.web.csv.Csv;
import org.junit.jupiter.api.Test;

class FigureTableTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-22");
    private static final Spread ANSWER =
            new Spread(2, Optional.of(Duration.ofMinutes(90)), Optional.of(Duration.ofMillis(9_000_900)));

    @Test
    void hasAsManyCellsAsNamesAndNothingASpreadsheetWouldCalculate() {
        var written = FigureTable.write(report(group("", ""), group("=cmd()", "Больница «Восток», Хабаровск")));

        assertThat(written).startsWith("\uFEFFfrom,to,by,key").contains("'=cmd()");
        var rows = Csv.read(written, 10);
        assertThat(rows).hasSize(3).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.getFirst()));
        assertThat(cell(rows, 1, "by")).isEqualTo("ALL");
        assertThat(cell(rows, 2, "by")).isEqualTo("PERSON");
        assertThat(cell(rows, 2, "institution")).isEqualTo("Больница «Восток», Хабаровск");
        assertThat(cell(rows, 2, "answer_median_seconds")).isEqualTo("5400");
        assertThat(cell(rows, 2, "answer_p90_seconds")).isEqualTo("9000");
        assertThat(cell(rows, 2, "receipt_median_seconds")).isEmpty();
        assertThat(cell(rows, 2, "outcomes")).isEqualTo("6");
        assertThat(cell(rows, 2, "open")).isEqualTo("7");
    }

    private static String cell(List<List<String>> rows, int row, String name) {
        return rows.get(row).get(rows.getFirst().indexOf(name));
    }

    private static FigureReport report(FigureGroup total, FigureGroup group) {
        return new FigureReport(
                new FigureQuery(DAY, DAY, Grouping.PERSON),
                ZoneId.of("UTC"),
                Instant.EPOCH,
                Duration.ofHours(24),
                total,
                List.of(group),
                List.of());
    }

    private static FigureGroup group(String name, String institution) {
        return new FigureGroup(
                "",
                name,
                institution,
                Optional.empty(),
                new CaseCounts(3, 2, 1, 0, 0, 7),
                new Times(ANSWER, ANSWER, ANSWER, ANSWER, Spread.NONE),
                new OfferCounts(4, 1, 0),
                new Outcomes(3, 2, 1, 1));
    }
}
