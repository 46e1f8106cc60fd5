package org.consilium.web.figure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.consilium.cases.Discipline;
import org.consilium.cases.figure.FigureGroup;
import org.consilium.cases.figure.FigureGroup.CaseCounts;
import org.consilium.cases.figure.FigureGroup.OfferCounts;
import org.consilium.cases.figure.FigureGroup.Outcomes;
import org.consilium.cases.figure.FigureReport;
import org.consilium.cases.figure.Figures;
import org.consilium.cases.figure.Grouping;
import org.consilium.cases.figure.Spread;
import org.consilium.cases.figure.Step;

/** A report for the portal; all spans in seconds. */
record FigureView(
        LocalDate from,
        LocalDate to,
        Grouping by,
        String zone,
        Instant asOf,
        Targets targets,
        GroupView total,
        List<GroupView> groups,
        Step step,
        List<PieceView> course) {

    static FigureView of(FigureReport report) {
        var query = report.query();
        return new FigureView(
                query.from(),
                query.to(),
                query.by(),
                report.zone().getId(),
                report.asOf(),
                new Targets(
                        Figures.ALLOCATION_TARGET.toSeconds(),
                        Figures.ANSWER_TARGET.toSeconds(),
                        report.receiptTarget().toSeconds()),
                GroupView.of(report.total()),
                report.groups().stream().map(GroupView::of).toList(),
                query.step(),
                report.course().stream().map(PieceView::of).toList());
    }

    /** What is to be reached, as medians. */
    record Targets(long allocation, long answer, long receipt) {}

    record GroupView(
            String key,
            String name,
            String institution,
            Optional<Discipline> discipline,
            CaseCounts cases,
            TimesView times,
            OfferCounts offers,
            OutcomesView outcomes) {

        static GroupView of(FigureGroup group) {
            return new GroupView(
                    group.key(),
                    group.name(),
                    group.detail(),
                    group.discipline(),
                    group.cases(),
                    TimesView.of(group.times()),
                    group.offers(),
                    OutcomesView.of(group.outcomes()));
        }
    }

    record TimesView(
            SpreadView allocation,
            SpreadView acceptance,
            SpreadView answer,
            SpreadView activeAnswer,
            SpreadView receipt) {

        static TimesView of(FigureGroup.Times times) {
            return new TimesView(
                    SpreadView.of(times.allocation()),
                    SpreadView.of(times.acceptance()),
                    SpreadView.of(times.answer()),
                    SpreadView.of(times.activeAnswer()),
                    SpreadView.of(times.receipt()));
        }
    }

    record SpreadView(long count, Optional<Long> median, Optional<Long> p90) {

        static SpreadView of(Spread spread) {
            return new SpreadView(
                    spread.count(),
                    spread.median().map(Duration::toSeconds),
                    spread.p90().map(Duration::toSeconds));
        }
    }

    record OutcomesView(long recorded, long agree, long minor, long major, long treatmentChanged) {

        static OutcomesView of(Outcomes outcomes) {
            return new OutcomesView(
                    outcomes.recorded(),
                    outcomes.agree(),
                    outcomes.minor(),
                    outcomes.major(),
                    outcomes.treatmentChanged());
        }
    }

    record PieceView(LocalDate begin, long sent, Optional<Long> allocation, Optional<Long> answer) {

        static PieceView of(FigureReport.Piece piece) {
            return new PieceView(
                    piece.begin(),
                    piece.sent(),
                    piece.allocationMedian().map(Duration::toSeconds),
                    piece.answerMedian().map(Duration::toSeconds));
        }
    }
}
