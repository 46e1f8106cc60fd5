package org.consilium.app.health;

import org.consilium.app.listen.DicomPort;
import org.consilium.storage.spool.Spool;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Parts of {@code /actuator/health/readiness}; their bean names are the names shown there. */
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

    private static Health usable(boolean usable) {
        return usable ? Health.up().build() : Health.outOfService().build();
    }
}
