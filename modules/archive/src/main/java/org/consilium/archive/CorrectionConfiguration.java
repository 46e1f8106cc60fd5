package org.consilium.archive;

import java.time.Clock;
import org.consilium.archive.correct.Corrections;
import org.consilium.archive.correct.Overlays;
import org.consilium.archive.index.Hiding;
import org.consilium.archive.index.InstanceIndex;
import org.consilium.archive.reject.Rejections;
import org.consilium.security.Access;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What people or messages say about what was received, and what is shown because of it. */
@Configuration(proxyBeanMethods = false)
class CorrectionConfiguration {

    @Bean
    Overlays overlays(JdbcClient jdbc) {
        return new Overlays(jdbc);
    }

    @Bean
    Corrections corrections(
            JdbcClient jdbc,
            InstanceIndex index,
            Access access,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        return new Corrections(jdbc, index, access, new TransactionTemplate(transactions), events, clock);
    }

    @Bean
    Rejections rejections(
            JdbcClient jdbc,
            Archive archive,
            Access access,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        return new Rejections(
                jdbc, archive, new Hiding(jdbc), access, new TransactionTemplate(transactions), events, clock);
    }
}
