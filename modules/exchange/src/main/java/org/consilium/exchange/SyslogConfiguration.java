package org.consilium.exchange;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.consilium.dimse.tls.Tls;
import org.consilium.exchange.syslog.AuditRepository;
import org.consilium.exchange.syslog.SyslogSettings;
import org.consilium.security.audit.AuditTrail;
import org.consilium.security.audit.TrailReader;
import org.consilium.security.audit.chain.RepositoryRows;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit repository elsewhere, where one is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SyslogSettings.class)
class SyslogConfiguration {

    /** Only with a host. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("!'${consilium.audit.syslog.host:}'.isBlank()")
    static class Configured {

        @Bean
        AuditRepository auditRepository(
                SyslogSettings settings, TrailReader reader, JdbcClient jdbc, AuditTrail trail, Clock clock)
                throws IOException {
            var tls = Tls.builder();
            if (!settings.trust().isBlank()) {
                tls.trust(Path.of(settings.trust()));
            }
            return new AuditRepository(
                    settings, tls.build().clientSockets(), reader, new RepositoryRows(jdbc), trail, clock);
        }

        @Bean
        MeterBinder auditRepositoryGauges(AuditRepository repository) {
            return registry -> {
                Gauge.builder(
                                "consilium.audit.repository.waiting",
                                repository,
                                each -> each.state().waiting())
                        .description("Events that the audit repository has not been told yet")
                        .register(registry);
                Gauge.builder(
                                "consilium.audit.repository.skipped",
                                repository,
                                each -> each.state().skipped())
                        .description("Events that the audit repository is never told, because too many waited")
                        .register(registry);
            };
        }
    }
}
