package org.consilium.app.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.Supplier;
import org.consilium.archive.removal.StudyDeletion.State;
import org.consilium.archive.removal.StudyDeletions;
import org.springframework.dao.DataAccessException;

/** How many studies are on their way out. */
final class RetentionMetrics implements MeterBinder {

    private final StudyDeletions deletions;

    RetentionMetrics(StudyDeletions deletions) {
        this.deletions = deletions;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var state : List.of(State.PROPOSED, State.HIDDEN)) {
            Gauge.builder("consilium.retention.studies", () -> known(() -> deletions.count(state)))
                    .tag("state", state.name())
                    .description("Studies that are proposed for deletion, or hidden until their grace is over")
                    .register(registry);
        }
        Gauge.builder("consilium.retention.blocked", () -> known(deletions::blocked))
                .description("Of these, those that something kept when they were last tried")
                .register(registry);
    }

    private static Number known(Supplier<Long> asked) {
        try {
            return asked.get();
        } catch (DataAccessException databaseIsAway) {
            return Double.NaN;
        }
    }
}
