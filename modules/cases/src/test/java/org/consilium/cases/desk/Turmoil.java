package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.Cases;
import org.consilium.cases.desk.Attempt.Outcome;
import org.consilium.cases.desk.Attempt.Result;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.slf4j.LoggerFactory;

/**
 * Some cases on two nodes with one database. People do random things, some at the same moment; clocks ring on either node or on both; nodes die at
 * any statement. After each step everything that must hold of the case is checked, and when everybody has gone home nothing is left half done.
 */
final class Turmoil implements AutoCloseable {

    private static final int AT_A_TIME_MAX = 12;
    private static final int STEPS_OF_A_CASE = 24;
    private static final int STATEMENTS_MAX = 60;
    private static final int RINGS_MAX = 100;

    /** Who complain of a dead connection, which is what is tried here. */
    private static final List<String> COMPLAIN = List.of(
            "org.springframework.transaction.support.TransactionTemplate",
            "org.springframework.jdbc.support.JdbcTransactionManager",
            "org.consilium.cases.desk.Clockwork",
            "com.zaxxer.hikari");

    private final Region region = new Region();
    private final Random random;
    private final RandomActs acts;
    private final CaseProof proof = new CaseProof(region);
    private final List<Desk> nodes = List.of(region.desk, region.desk());
    private final Map<CaseId, List<Outcome>> outcomes = new HashMap<>();
    private final Map<CaseId, Integer> steps = new HashMap<>();
    private final List<CaseId> open = new ArrayList<>();
    private int deaths;

    Turmoil(long seed) {
        random = new Random(seed);
        complaints(Level.OFF);
        var languages = Set.of("vi", "en");
        acts = new RandomActs(
                region,
                random,
                List.of(
                        region.radiologist,
                        region.secondRadiologist,
                        region.specialist("lan", "Lê Thị Lan", region.province, languages, 1000),
                        region.specialist("minh", "Vũ Đức Minh", region.tokyo, languages, 1000),
                        region.adjudicator("sato", "佐藤 健", region.tokyo),
                        region.adjudicator("binh", "Hoàng Thị Bình", region.province)));
    }

    /** How often a node died, and what was tried with what result. */
    record Summary(int cases, int deaths, Map<Result, Long> results, Map<CaseState, Long> states) {}

    Summary run(int cases) throws Exception {
        while (steps.size() < cases || !open.isEmpty()) {
            if (open.size() < AT_A_TIME_MAX && steps.size() < cases) {
                begin(acts.draft());
            }
            step(open.get(random.nextInt(open.size())));
        }
        goHome();
        return summary();
    }

    private void begin(CaseId id) {
        open.add(id);
        steps.put(id, 0);
    }

    private void step(CaseId id) throws Exception {
        region.pass(Duration.ofMillis(1 + random.nextInt(60_000)));
        int chance = random.nextInt(100);
        if (chance < 50) {
            keep(run(acts.next(id), node().cases()));
        } else if (chance < 65) {
            atOnce(id);
        } else if (chance < 77) {
            keep(dying(acts.next(id)));
        } else if (chance < 81) {
            deaths += MortalDataSource.diesAfter(
                            random.nextInt(STATEMENTS_MAX),
                            () -> node().clockwork().ring())
                    ? 1
                    : 0;
        } else if (chance < 85) {
            AtOnce.run(List.of(
                    () -> nodes.get(0).clockwork().ring(),
                    () -> nodes.get(1).clockwork().ring()));
        } else if (chance < 94) {
            deliver(id);
        } else if (chance < 96) {
            material(id);
        } else {
            region.pass(anyTime());
            node().clockwork().ring();
        }
        check(id);
        if (steps.merge(id, 1, Integer::sum) == STEPS_OF_A_CASE) {
            open.remove(id);
        }
    }

    private Desk node() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    private Duration anyTime() {
        return List.of(
                        Duration.ofMinutes(20),
                        Duration.ofHours(5),
                        Duration.ofHours(19),
                        Duration.ofDays(random.nextInt(100) == 0 ? 40 : 2))
                .get(random.nextInt(4));
    }

    private static Outcome run(Attempt attempt, Cases cases) {
        try {
            attempt.act().accept(cases);
            return new Outcome(attempt, Result.DONE, Optional.empty());
        } catch (Rejected rejected) {
            return new Outcome(attempt, Result.REFUSED, Optional.of(rejected.reason()));
        }
    }

    private Outcome dying(Attempt attempt) {
        var outcome = new ArrayList<Outcome>();
        var cases = node().cases();
        if (MortalDataSource.diesAfter(random.nextInt(STATEMENTS_MAX), () -> outcome.add(run(attempt, cases)))) {
            deaths++;
            return new Outcome(attempt, Result.UNKNOWN, Optional.empty());
        }
        return outcome.getFirst();
    }

    /** Two or three people on different nodes, and sometimes the clocks, at the same moment. */
    private void atOnce(CaseId id) throws Exception {
        var results = new ArrayList<Outcome>();
        var work = new ArrayList<Runnable>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            var attempt = acts.next(id);
            var cases = nodes.get(i % 2).cases();
            work.add(() -> {
                var outcome = run(attempt, cases);
                synchronized (results) {
                    results.add(outcome);
                }
            });
        }
        if (random.nextInt(3) == 0) {
            work.add(() -> nodes.get(1).clockwork().ring());
        }
        AtOnce.run(work);
        results.forEach(this::keep);
    }

    private void deliver(CaseId id) {
        var versions = region.cases.get(region.referrer, id).opinions().size();
        if (versions > 0) {
            node().cases().delivered(id, 1 + random.nextInt(versions));
            node().cases().delivered(id, versions);
        }
    }

    private void material(CaseId id) {
        var study = region.cases.get(region.referrer, id).studies().getFirst();
        region.studies.arrive(study, Uid.random(), 1);
        node().lateMaterial().arrived(study);
    }

    private void keep(Outcome outcome) {
        tried(outcome.attempt().id()).add(outcome);
    }

    private List<Outcome> tried(CaseId id) {
        return outcomes.computeIfAbsent(id, _ -> new ArrayList<>());
    }

    private void check(CaseId id) {
        try {
            proof.check(id, tried(id));
        } catch (AssertionError e) {
            var history = Registers.of(region.jdbc).history().of(id);
            throw new AssertionError(
                    "%s%nIt is %s. Tried with the case, in this order:%n%s%nIts history:%n%s"
                            .formatted(e.getMessage(), region.now(), lines(tried(id)), lines(history)),
                    e);
        }
    }

    private static String lines(List<?> all) {
        return String.join("\n", all.stream().map(Object::toString).toList());
    }

    /** Nobody does anything any more: time alone brings every case to its end, or to somebody who has been told. */
    private void goHome() {
        for (var id : steps.keySet()) {
            check(id);
        }
        for (int days : new int[] {1, 7, 31, 31, 31, 31, 91}) {
            passAndRing(days);
        }
        for (int day = 0; day <= region.settings.replyRemindersMax() + 1; day++) {
            passAndRing(1);
        }
        for (var id : steps.keySet()) {
            check(id);
            var row = Registers.of(region.jdbc).cases().find(id).orElseThrow();
            assertThat(row.state().isFinal()
                            || row.state() == CaseState.DRAFT
                            || row.state() == CaseState.CLEARING
                            || row.state() == CaseState.COLLECTING
                                    && row.submittedAt().isEmpty()
                            || row.state() == CaseState.SIGNED
                            || row.state() == CaseState.DELIVERED)
                    .as(
                            "nothing is stuck: %s",
                            lines(Registers.of(region.jdbc).history().of(id)))
                    .isTrue();
        }
    }

    private void passAndRing(int days) {
        region.pass(Duration.ofDays(days));
        for (int i = 0; i < RINGS_MAX && isDue(); i++) {
            node().clockwork().ring();
        }
        assertThat(isDue()).as("clocks that ring for ever").isFalse();
    }

    private boolean isDue() {
        return !Registers.of(region.jdbc).clocks().due(region.now(), 1).isEmpty();
    }

    private Summary summary() {
        Map<Result, Long> results = new java.util.EnumMap<>(Result.class);
        outcomes.values().forEach(all -> all.forEach(one -> results.merge(one.result(), 1L, Long::sum)));
        Map<CaseState, Long> states = new java.util.EnumMap<>(CaseState.class);
        steps.keySet()
                .forEach(id -> states.merge(
                        Registers.of(region.jdbc).cases().find(id).orElseThrow().state(), 1L, Long::sum));
        return new Summary(steps.size(), deaths, results, states);
    }

    @Override
    public void close() {
        region.close();
        complaints(Level.INFO);
    }

    private static void complaints(Level level) {
        COMPLAIN.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(level));
    }
}
