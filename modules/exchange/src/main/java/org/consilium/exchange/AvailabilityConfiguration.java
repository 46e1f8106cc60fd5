package org.consilium.exchange;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import org.consilium.archive.Archive;
import org.consilium.exchange.availability.Announcer;
import org.consilium.exchange.availability.AvailabilityRegister;
import org.consilium.exchange.wake.AvailabilityJob;
import org.consilium.exchange.wake.Schedules;
import org.consilium.security.RemoteAes;
import org.quartz.JobDetail;
import org.quartz.Trigger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tells other systems of the studies that have come. */
@Configuration(proxyBeanMethods = false)
class AvailabilityConfiguration {

    private static final String JOB = "exchange-availability";

    @Bean
    AvailabilityRegister availabilityRegister(JdbcClient jdbc, ExchangeSettings settings, Clock clock) {
        return new AvailabilityRegister(jdbc, settings, clock);
    }

    @Bean
    Announcer announcer(
            ForwardSettings node,
            AvailabilityRegister register,
            Archive archive,
            RemoteAes remoteAes,
            ExchangeSettings settings) {
        return new Announcer(node.availabilityRules(), register, archive, remoteAes, node.title(), settings);
    }

    @Bean
    JobDetail availabilityJob() {
        return Schedules.job(AvailabilityJob.class, JOB);
    }

    @Bean
    Trigger availabilityTrigger(ExchangeSettings settings) {
        return Schedules.every(settings.pollEvery(), JOB);
    }

    @Bean
    MeterBinder availabilityCounts(AvailabilityRegister register) {
        return registry -> {
            for (var state : List.of("WAITING", "FAILED")) {
                Gauge.builder("consilium.exchange.availability", register, each -> each.count(state))
                        .tag("state", state)
                        .description("Studies another system has still to be told of, or could not be told of")
                        .register(registry);
            }
        };
    }
}
