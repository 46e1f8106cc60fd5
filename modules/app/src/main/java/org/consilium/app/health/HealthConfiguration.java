package org.consilium.app.health;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.consilium.app.listen.DicomPort;
import org.consilium.archive.check.Checks;
import org.consilium.archive.index.Backlog;
import org.consilium.archive.operate.CountingReceiver;
import org.consilium.archive.operate.WaitingRows;
import org.consilium.archive.removal.StudyDeletions;
import org.consilium.storage.examine.ExaminedStore;
import org.consilium.storage.spool.Spool;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Parts of {@code /actuator/health/readiness}, whose bean names are the names shown there, and the node's own metrics. */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

    @Bean
    HealthIndicator dicomHealthIndicator(DicomPort port) {
        return () -> usable(port.isRunning());
    }

    @Bean
    HealthIndicator spoolHealthIndicator(Spool spool) {
        return () -> usable(spool.isUsable());
    }

    @Bean
    MeterBinder operationsMetrics(
            CountingReceiver receiver,
            Backlog backlog,
            Spool spool,
            ExaminedStore store,
            WaitingRows waiting,
            Checks checks,
            Clock clock) {
        return new OperationsMetrics(receiver, backlog, spool, store, waiting, checks, clock);
    }

    @Bean
    MeterBinder retentionMetrics(StudyDeletions deletions) {
        return new RetentionMetrics(deletions);
    }

    private static Health usable(boolean usable) {
        return usable ? Health.up().build() : Health.outOfService().build();
    }
}
