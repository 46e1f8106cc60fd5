package org.consilium.app.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.consilium.archive.check.Checks;
import org.consilium.archive.check.Finding;
import org.consilium.archive.check.Rounds;
import org.consilium.archive.index.Backlog;
import org.consilium.archive.operate.CountingReceiver;
import org.consilium.archive.operate.CountingReceiver.Totals;
import org.consilium.archive.operate.Waiting;
import org.consilium.archive.operate.WaitingRows;
import org.consilium.storage.examine.ExaminedStore;
import org.consilium.storage.spool.Spool;
import org.springframework.dao.DataAccessException;

/** The figures of the operations page for a collector; what only the database knows is NaN while it does not answer. */
final class OperationsMetrics implements MeterBinder {

    private final CountingReceiver receiver;
    private final Backlog backlog;
    private final Spool spool;
    private final ExaminedStore store;
    private final WaitingRows waiting;
    private final Checks checks;
    private final Clock clock;

    OperationsMetrics(
            CountingReceiver receiver,
            Backlog backlog,
            Spool spool,
            ExaminedStore store,
            WaitingRows waiting,
            Checks checks,
            Clock clock) {
        this.receiver = receiver;
        this.backlog = backlog;
        this.spool = spool;
        this.store = store;
        this.waiting = waiting;
        this.checks = checks;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        bindArrivals(registry);
        bindPlaces(registry);
        bindWaiting(registry);
        for (var kind : Finding.Kind.values()) {
            Gauge.builder(
                            "consilium.findings",
                            () -> known(() -> waiting.count().findings().getOrDefault(kind, 0L)))
                    .tag("kind", kind.name())
                    .description("Open findings of the checks")
                    .register(registry);
        }
        for (var name : Rounds.Name.values()) {
            Gauge.builder("consilium.check.share", () -> known(() -> share(name)))
                    .tag("check", name.name())
                    .description("How much of the round is done, 0 to 1")
                    .register(registry);
        }
    }

    private void bindArrivals(MeterRegistry registry) {
        received(registry, "stored", Totals::stored);
        received(registry, "duplicate", Totals::duplicates);
        received(registry, "refused", Totals::refused);
        FunctionCounter.builder(
                        "consilium.received.bytes",
                        receiver,
                        each -> each.totals().bytes())
                .description("Bytes of data sets read from senders")
                .register(registry);
        gauge(registry, "consilium.index.backlog", "Instances that were answered and have no row yet", backlog::size);
    }

    private void bindPlaces(MeterRegistry registry) {
        gauge(
                registry,
                "consilium.spool.bytes",
                "Bytes in the spool",
                () -> spool.fill().bytes());
        gauge(
                registry,
                "consilium.spool.bytes.max",
                "Most bytes it may hold",
                () -> spool.fill().bytesMax());
        gauge(
                registry,
                "consilium.spool.records",
                "Instances in the spool",
                () -> spool.fill().records());
        gauge(
                registry,
                "consilium.spool.records.max",
                "Most instances it may hold",
                () -> spool.fill().recordsMax());
        gauge(registry, "consilium.spool.disk.free", "Bytes left on its disk", this::diskFree);
        gauge(
                registry,
                "consilium.store.reachable",
                "1: the object store answers",
                () -> number(store.state().isReachable()));
        gauge(
                registry,
                "consilium.store.fit",
                "1: its examination found it fit",
                () -> number(store.state().isFit()));
    }

    private void bindWaiting(MeterRegistry registry) {
        waiting(
                registry,
                "consilium.drain.instances",
                "Instances that are to move to the object store",
                Waiting::drainInstances);
        waiting(registry, "consilium.drain.bytes", "Bytes of these", Waiting::drainBytes);
        waiting(registry, "consilium.drain.age.seconds", "How long the oldest of these waits", this::drainAge);
        waiting(
                registry,
                "consilium.damaged.instances",
                "Instances in the spool whose bytes are lost or changed",
                Waiting::damaged);
        waiting(
                registry,
                "consilium.quarantine.instances",
                "Newcomers kept apart because of their UID",
                Waiting::quarantine);
        waiting(
                registry,
                "consilium.commitments",
                "Requests of storage commitment that have not ended",
                Waiting::commitments);
        waiting(registry, "consilium.deletions", "Objects on the list of deletions", Waiting::deletions);
    }

    private void received(MeterRegistry registry, String outcome, ToLongFunction<Totals> count) {
        FunctionCounter.builder("consilium.received.instances", receiver, each -> count.applyAsLong(each.totals()))
                .tag("outcome", outcome)
                .description("Instances answered since the start")
                .register(registry);
    }

    private static void gauge(MeterRegistry registry, String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private void waiting(MeterRegistry registry, String name, String description, ToDoubleFunction<Waiting> value) {
        gauge(registry, name, description, () -> known(() -> value.applyAsDouble(waiting.count())));
    }

    private static Number known(Supplier<Number> asked) {
        try {
            return asked.get();
        } catch (DataAccessException databaseIsAway) {
            return Double.NaN;
        }
    }

    private Number diskFree() {
        try {
            return spool.diskFree();
        } catch (IOException diskDoesNotAnswer) {
            return Double.NaN;
        }
    }

    private double drainAge(Waiting now) {
        return now.drainOldest()
                .map(oldest -> Duration.between(oldest, clock.instant()).toSeconds())
                .orElse(0L);
    }

    private double share(Rounds.Name name) {
        return checks.rounds().all().stream()
                .filter(round -> round.name() == name)
                .map(Rounds.Round::share)
                .findFirst()
                .orElse(0.0);
    }

    private static int number(boolean value) {
        return value ? 1 : 0;
    }
}
