package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.consilium.cases.desk.Attempt.Result;
import org.junit.jupiter.api.Test;

/**
 * Random people do random things to random cases on two nodes that share a database and die: no update is lost, no case has two acceptances, a clock
 * is always set, the history is complete, nothing happens twice and nothing is stuck. {@code scripts/turmoil} runs it with more cases and other
 * seeds.
 */
class RandomCommandsIT {

    private static final int CASES = Integer.getInteger("consilium.turmoil.cases", 25);
    private static final long SEED = Long.getLong("consilium.turmoil.seed", 20261122);

    /** Each round has a database and a seed of its own, so that one that failed can be run again alone. */
    private static final int CASES_OF_A_ROUND = 100;

    @Test
    void whateverPeopleClocksAndDyingNodesDoEveryCaseStaysWhole() throws Exception {
        int left = CASES;
        for (long seed = SEED; left > 0; seed++) {
            int cases = Math.min(left, CASES_OF_A_ROUND);
            try (var turmoil = new Turmoil(seed)) {
                var summary = turmoil.run(cases);
                System.out.println("turmoil: seed " + seed + ", " + summary);
                assertThat(summary.results().keySet())
                        .as("a test that tries too little")
                        .contains(Result.values());
            } catch (AssertionError e) {
                throw new AssertionError("Seed %d, %d cases: %s".formatted(seed, cases, e.getMessage()), e);
            }
            left -= cases;
        }
    }
}
