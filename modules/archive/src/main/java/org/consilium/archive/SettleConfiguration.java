package org.consilium.archive;

import java.time.Clock;
import org.consilium.archive.settle.AnnouncedCounts;
import org.consilium.archive.settle.CompletenessRows;
import org.consilium.archive.settle.Manifests;
import org.consilium.archive.settle.PerformedSteps;
import org.consilium.archive.settle.Underway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What says when a study is whole. */
@Configuration(proxyBeanMethods = false)
class SettleConfiguration {

    @Bean
    Underway underway(ArchiveSettings settings) {
        return new Underway(settings.associationHoldMax());
    }

    @Bean
    PerformedSteps performedSteps(
            JdbcClient jdbc, PlatformTransactionManager transactions, PeerRights rights, Clock clock) {
        return new PerformedSteps(jdbc, new TransactionTemplate(transactions), rights::mayStore, clock);
    }

    @Bean
    Manifests manifests(JdbcClient jdbc, Archive archive, Clock clock) {
        return new Manifests(jdbc, archive, clock);
    }

    @Bean
    AnnouncedCounts announcedCounts(JdbcClient jdbc, Clock clock) {
        return new AnnouncedCounts(jdbc, clock);
    }

    @Bean
    CompletenessRows completenessRows(JdbcClient jdbc) {
        return new CompletenessRows(jdbc);
    }
}
