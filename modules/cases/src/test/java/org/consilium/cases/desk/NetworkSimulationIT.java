package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
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
import org.consilium.security.InstitutionId;
import org.consilium.security.Person;
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

    /** The database works with doubles. */
    private static final Duration ROUNDING = Duration.ofMillis(1);

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

            long answered = 0;
            for (var coordinator : network.coordinators) {
                var report = report(coordinator, Grouping.TOPIC);
                print(coordinator.name(), report.total());
                assertThat(report.total().times().allocation().median().orElseThrow())
                        .isLessThan(Figures.ALLOCATION_TARGET);
                answered += report.total().times().answer().count();
                assertSame(report, simulation.chronicle, network.asking(coordinator));
            }
            assertThat(answered).isGreaterThan(CASES * 9L / 10);
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

    private FigureReport report(Person coordinator, Grouping by) {
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

    /** What one statement of SQL says of all cases is what was seen to happen to them one by one. */
    private void assertSame(FigureReport report, Chronicle seen, Set<InstitutionId> asking) {
        var total = report.total();
        var times = seen.times(asking);
        assertThat(total.cases()).isEqualTo(seen.counts(asking, region.now()));
        assertSpread(total.times().allocation(), times.allocation());
        assertSpread(total.times().acceptance(), times.acceptance());
        assertSpread(total.times().answer(), times.answer());
        assertSpread(total.times().activeAnswer(), times.activeAnswer());
        assertSpread(total.times().receipt(), times.receipt());
        assertThat(report.groups().stream()
                        .mapToLong(group -> group.cases().sent())
                        .sum())
                .isEqualTo(total.cases().sent());
    }

    private static void assertSpread(Spread said, Spread seen) {
        assertThat(said.count()).isEqualTo(seen.count());
        assertThat(said.median().orElseThrow()).isCloseTo(seen.median().orElseThrow(), ROUNDING);
        assertThat(said.p90().orElseThrow()).isCloseTo(seen.p90().orElseThrow(), ROUNDING);
    }

    private static void print(String who, FigureGroup total) {
        System.out.println("network: " + who + ", " + total.cases() + ", " + total.times() + ", " + total.offers()
                + ", " + total.outcomes());
    }
}
