package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.figure.FigureGroup;
import org.consilium.cases.figure.FigureQuery;
import org.consilium.cases.figure.FigureReport;
import org.consilium.cases.figure.Figures;
import org.consilium.cases.figure.Grouping;
import org.consilium.cases.figure.Spread;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.HistoryRegister;
import org.consilium.cases.register.OfferRegister;
import org.consilium.cases.register.OpinionRegister;
import org.junit.jupiter.api.Test;

/**
 * A realistic network with people who behave as {@link Behaviour} says: cases are allocated within minutes, none is without somebody who goes on with
 * it, none stays unread without being escalated; and the figures say the same as the cases themselves. {@code scripts/turmoil --network} runs it
 * with more cases and other seeds.
 */
class NetworkSimulationIT {

    private static final int CASES = Integer.getInteger("consilium.simulation.cases", 60);
    private static final int CASES_OF_THE_YEAR = Integer.getInteger("consilium.simulation.year", 40);
    private static final long SEED = Long.getLong("consilium.simulation.seed", 20261122);
    private static final Duration UNREAD_MAX = Duration.ofDays(7);

    /** The second reminder is the one that reaches the coordinators. */
    private static final int REMINDERS_UNTIL_ESCALATION = 2;

    private final Region region = new Region();
    private final Network network = new Network(region);
    private final Registers registers = Registers.of(region.jdbc);
    private final CaseProof proof = new CaseProof(region);

    @Test
    void fourWeeksOfANetwork() {
        try (region) {
            var simulation = new Simulation(region, network, SEED);
            simulation.ask(CASES, Duration.ofDays(28));
            for (int week = 1; week <= 8; week++) {
                simulation.runUntil(Region.START.plus(Duration.ofDays(7L * week)));
                assertOwned(simulation.cases);
            }
            assertNoneUnread(simulation.cases);

            var answered = new ArrayList<Spread>();
            for (var coordinator : network.coordinators) {
                var report = report(coordinator, Grouping.TOPIC);
                print(coordinator.name(), report.total());
                assertThat(report.total().times().allocation().median().orElseThrow())
                        .isLessThan(Figures.ALLOCATION_TARGET);
                answered.add(report.total().times().answer());
                assertSameAsTheCases(report, rows(simulation.cases, coordinator));
            }
            assertThat(answered.stream().mapToLong(Spread::count).sum()).isGreaterThan(CASES * 9L / 10);
        }
    }

    @Test
    void aYearOfCases() {
        try (region) {
            var simulation = new Simulation(region, network, SEED + 1);
            simulation.ask(CASES_OF_THE_YEAR, Duration.ofDays(365));
            simulation.runUntil(Region.START.plus(Duration.ofDays(365 + 150)));

            assertThat(simulation.cases).hasSize(CASES_OF_THE_YEAR);
            assertOwned(simulation.cases);
            assertNoneUnread(simulation.cases);
            assertThat(rows(simulation.cases))
                    .allMatch(row -> row.state().isFinal() || row.state() == CaseState.DELIVERED);
            long sent = network.coordinators.stream()
                    .map(coordinator -> report(coordinator, Grouping.INSTITUTION))
                    .flatMap(report -> report.course().stream())
                    .mapToLong(FigureReport.Piece::sent)
                    .sum();
            assertThat(sent).as("every case stands in a month").isEqualTo(CASES_OF_THE_YEAR);
        }
    }

    private FigureReport report(org.consilium.security.Person coordinator, Grouping by) {
        var first = LocalDate.ofInstant(Region.START, ZoneOffset.UTC);
        return region.desk.figures().report(coordinator, new FigureQuery(first.minusDays(1), first.plusDays(364), by));
    }

    private void assertOwned(List<CaseId> cases) {
        cases.forEach(id -> proof.check(id, List.of()));
    }

    private void assertNoneUnread(List<CaseId> cases) {
        for (var id : cases) {
            for (var opinion : registers.opinions().of(id)) {
                var end = opinion.signedAt().plus(UNREAD_MAX);
                boolean read =
                        opinion.acknowledgedAt().filter(at -> at.isBefore(end)).isPresent();
                assertThat(read || end.isAfter(region.now()) || reminders(id, end) >= REMINDERS_UNTIL_ESCALATION)
                        .as("opinion of %s of %s", opinion.signedAt(), id)
                        .isTrue();
            }
        }
    }

    private long reminders(CaseId id, Instant before) {
        return registers.history().of(id).stream()
                .filter(entry -> entry.command().equals("RemindOfReceipt"))
                .map(HistoryRegister.Entry::at)
                .filter(at -> at.isBefore(before))
                .count();
    }

    private List<CaseRow> rows(List<CaseId> cases) {
        return cases.stream()
                .map(id -> registers.cases().find(id).orElseThrow())
                .toList();
    }

    private List<CaseRow> rows(List<CaseId> cases, org.consilium.security.Person coordinator) {
        return rows(cases).stream()
                .filter(row -> region.institutions
                        .find(row.institution())
                        .orElseThrow()
                        .country()
                        .equals(region.institutions
                                .find(coordinator.institution())
                                .orElseThrow()
                                .country()))
                .toList();
    }

    /** What one statement of SQL says of all cases is worked out from the cases one by one. */
    private void assertSameAsTheCases(FigureReport report, List<CaseRow> rows) {
        var sent = rows.stream().filter(row -> row.submittedAt().isPresent()).toList();
        var times = report.total().times();
        assertThat(report.total().cases().sent()).isEqualTo(sent.size());
        assertSpread(times.answer(), sent, row -> row.answeredAt().map(at -> since(row, at)));
        assertSpread(
                times.activeAnswer(),
                sent,
                row -> row.answeredAt().map(at -> since(row, at).minus(row.held())));
        assertSpread(
                times.allocation(),
                sent,
                row -> registers.offers().of(row.id()).stream()
                        .map(OfferRegister.Row::offeredAt)
                        .min(Instant::compareTo)
                        .map(at -> since(row, at)));
        assertSpread(
                times.receipt(),
                sent,
                row -> registers.opinions().of(row.id()).stream()
                        .map(OpinionRegister.Row::acknowledgedAt)
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo)
                        .map(at -> Duration.between(row.answeredAt().orElseThrow(), at)));
        assertThat(report.groups().stream()
                        .mapToLong(group -> group.cases().sent())
                        .sum())
                .isEqualTo(sent.size());
    }

    private static Duration since(CaseRow row, Instant at) {
        return Duration.between(row.submittedAt().orElseThrow(), at);
    }

    private static void assertSpread(Spread spread, List<CaseRow> rows, Function<CaseRow, Optional<Duration>> of) {
        var all = rows.stream().map(of).flatMap(Optional::stream).sorted().toList();
        assertThat(spread.count()).isEqualTo(all.size());
        if (!all.isEmpty()) {
            assertThat(spread.median().orElseThrow()).isBetween(near(all, 0.5, -1), near(all, 0.5, 1));
            assertThat(spread.p90().orElseThrow()).isBetween(near(all, 0.9, -1), near(all, 0.9, 1));
        }
    }

    /** By interpolation between the two values around the place, give or take a millisecond. */
    private static Duration near(List<Duration> sorted, double share, int millis) {
        double place = share * (sorted.size() - 1);
        var low = sorted.get((int) Math.floor(place));
        var high = sorted.get((int) Math.ceil(place));
        return low.plusMillis(Math.round(high.minus(low).toMillis() * (place - Math.floor(place))) + millis);
    }

    private static void print(String who, FigureGroup total) {
        System.out.println("network: " + who + ", " + total.cases() + ", " + total.times() + ", " + total.offers()
                + ", " + total.outcomes());
    }
}
