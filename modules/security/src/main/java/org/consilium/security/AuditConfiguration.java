package org.consilium.security;

import java.io.IOException;
import java.time.Clock;
import org.consilium.security.audit.AuditSettings;
import org.consilium.security.audit.chain.ChainedTrail;
import org.consilium.security.audit.chain.TrailCheck;
import org.consilium.security.audit.chain.TrailRows;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit trail. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
class AuditConfiguration {

    @Bean
    ChainedTrail auditTrail(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            AuditSettings settings,
            @Value("${consilium.ae-title:CONSILIUM}") String source,
            Clock clock)
            throws IOException {
        return new ChainedTrail(jdbc, new TransactionTemplate(transactions), settings, source, clock);
    }

    @Bean
    TrailRows auditTrailReader(JdbcClient jdbc) {
        return new TrailRows(jdbc);
    }

    @Bean
    TrailCheck auditTrailCheck(JdbcClient jdbc, AuditSettings settings, Clock clock) {
        return new TrailCheck(jdbc, settings.folder(), clock);
    }
}
