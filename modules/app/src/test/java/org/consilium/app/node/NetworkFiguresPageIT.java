package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.cases.desk.SimulatedNetwork;
import org.consilium.cases.desk.SimulatedNetwork.Coordinator;
import org.consilium.cases.figure.Figures;
import org.consilium.cases.figure.Spread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The simulated network of three countries on the figures page: every number that a coordinator sees in the browser is the one that was counted while
 * the network ran, and its cases were allocated in time.
 */
class NetworkFiguresPageIT {

    private static final int CASES = Integer.getInteger("consilium.simulation.cases", 120);
    private static final long SEED = Long.getLong("consilium.simulation.seed", 20261122);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    @Test
    void whatACoordinatorSeesIsWhatHappenedInTheNetwork() {
        try (var network = SimulatedNetwork.before(Instant.now(), CASES, SEED);
                var node = Node.in(folder.resolve("home"))
                        .with("CONSILIUM_DB_URL", network.database().url())
                        .with("CONSILIUM_DB_USER", network.database().user())
                        .with("CONSILIUM_DB_PASSWORD", network.database().password())
                        .start();
                var administrator = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
            var coordinators = network.coordinators();
            assertThat(coordinators.stream()
                            .mapToLong(one -> one.cases().sent())
                            .sum())
                    .as("every case stands before one coordinator")
                    .isEqualTo(CASES);
            var plans = coordinators.stream()
                    .map(one -> plan(one, passwordOf(one, administrator)))
                    .toList();
            for (int i = 0; i < coordinators.size(); i++) {
                assertAnswers(node, coordinators.get(i), plans.get(i));
            }
            BrowserScript.walk(node, "network-figures.mjs", Map.of("name", "network-figures", "coordinators", plans));
        }
    }

    private static String passwordOf(Coordinator coordinator, Visitor administrator) {
        return administrator
                .post("/api/persons/" + coordinator.person().id().value() + "/password", Map.of())
                .get("initialPassword")
                .asString();
    }

    /** What the page is told. */
    private static void assertAnswers(Node node, Coordinator coordinator, Map<String, Object> plan) {
        try (var visitor = Visitor.signIn(node, coordinator.person().account(), String.valueOf(plan.get("password")))) {
            var today = LocalDate.now(coordinator.person().zone());
            var total = visitor.get("/api/figures?from=" + today.minusDays(89) + "&to=" + today)
                    .get("total");
            assertThat(total.get("cases")).isEqualTo(JSON.readTree(JSON.writeValueAsString(coordinator.cases())));
            var times = coordinator.times();
            assertSpread(total.at("/times/allocation"), times.allocation());
            assertSpread(total.at("/times/acceptance"), times.acceptance());
            assertSpread(total.at("/times/answer"), times.answer());
            assertSpread(total.at("/times/activeAnswer"), times.activeAnswer());
            assertSpread(total.at("/times/receipt"), times.receipt());
            assertThat(times.allocation().median().orElseThrow()).isLessThan(Figures.ALLOCATION_TARGET);
        }
    }

    /** The node writes whole seconds. */
    private static void assertSpread(JsonNode said, Spread seen) {
        assertThat(said.get("count").asLong()).isEqualTo(seen.count());
        assertThat(said.get("median").asLong()).isCloseTo(seconds(seen.median().orElseThrow()), within(1L));
        assertThat(said.get("p90").asLong()).isCloseTo(seconds(seen.p90().orElseThrow()), within(1L));
    }

    private static Map<String, Object> plan(Coordinator coordinator, String password) {
        var plan = new HashMap<String, Object>(Map.of(
                "account", coordinator.person().account(),
                "password", password,
                "asking", coordinator.asking(),
                "cases", coordinator.cases()));
        var times = coordinator.times();
        for (var one : List.of(
                Map.entry("allocation", times.allocation()),
                Map.entry("acceptance", times.acceptance()),
                Map.entry("answer", times.answer()),
                Map.entry("activeAnswer", times.activeAnswer()),
                Map.entry("receipt", times.receipt()))) {
            plan.put(
                    one.getKey(),
                    List.of(
                            seconds(one.getValue().median().orElseThrow()),
                            seconds(one.getValue().p90().orElseThrow())));
        }
        return plan;
    }

    private static long seconds(Duration time) {
        return time.toSeconds();
    }
}
