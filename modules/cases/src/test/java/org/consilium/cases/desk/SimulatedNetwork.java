package org.consilium.cases.desk;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import org.consilium.cases.figure.FigureGroup.CaseCounts;
import org.consilium.cases.figure.FigureGroup.Times;
import org.consilium.security.InstitutionId;
import org.consilium.security.Person;
import org.consilium.testkit.Database;

/**
 * The simulated network of the last weeks, in a database that a node can be started on, and what was counted while it ran: for tests of the pages that
 * show it. It has come to rest: the node that goes on with it changes no figure.
 */
public final class SimulatedNetwork implements AutoCloseable {

    private static final Duration ASKING = Duration.ofDays(28);

    /** Longer than it takes until the last case is answered or given up. */
    private static final Duration REST = Duration.ofDays(35);

    private final Region region;
    private final List<Coordinator> coordinators;

    /** Somebody who may look at the figures, and what they have to be. */
    public record Coordinator(Person person, long asking, CaseCounts cases, Times times) {}

    private SimulatedNetwork(Region region, List<Coordinator> coordinators) {
        this.region = region;
        this.coordinators = coordinators;
    }

    /**
     * Runs it until some days ago: from a Sunday morning, so that a seed makes the same course of events whenever the test runs.
     *
     * @param cases how many questions are asked in four weeks
     */
    public static SimulatedNetwork before(Instant now, int cases, long seed) {
        var region = new Region(start(now));
        var network = new Network(region);
        var simulation = new Simulation(region, network, seed);
        simulation.ask(cases, ASKING);
        simulation.runUntil(region.now().plus(ASKING).plus(REST));
        var coordinators = network.coordinators.stream()
                .map(person -> coordinator(person, network.asking(person), simulation.chronicle, region.now()))
                .toList();
        region.stop();
        return new SimulatedNetwork(region, coordinators);
    }

    private static Coordinator coordinator(Person person, Set<InstitutionId> asking, Chronicle seen, Instant now) {
        return new Coordinator(person, asking.size(), seen.counts(asking, now), seen.times(asking));
    }

    private static Instant start(Instant now) {
        return LocalDate.ofInstant(now.minus(ASKING).minus(REST), ZoneOffset.UTC)
                .minusDays(1)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY))
                .atTime(LocalTime.ofInstant(Region.START, ZoneOffset.UTC))
                .toInstant(ZoneOffset.UTC);
    }

    public Database database() {
        return region.database;
    }

    public List<Coordinator> coordinators() {
        return coordinators;
    }

    @Override
    public void close() {
        region.close();
    }
}
