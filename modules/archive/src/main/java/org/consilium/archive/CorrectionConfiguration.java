package org.consilium.archive;

import java.time.Clock;
import org.consilium.archive.correct.Corrections;
import org.consilium.archive.correct.Overlays;
import org.consilium.archive.drain.Deletions;
import org.consilium.archive.index.Hiding;
import org.consilium.archive.index.InstanceIndex;
import org.consilium.archive.journal.JournalReplay;
import org.consilium.archive.journal.JournalWriter;
import org.consilium.archive.reject.Rejections;
import org.consilium.security.Access;
import org.consilium.security.Institutions;
import org.consilium.storage.ObjectStore;
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

    @Bean
    JournalWriter journalWriter(
            JdbcClient jdbc,
            Institutions institutions,
            PlatformTransactionManager transactions,
            ObjectStore store,
            Deletions deletions,
            Clock clock) {
        return new JournalWriter(jdbc, institutions, new TransactionTemplate(transactions), store, deletions, clock);
    }

    @Bean
    JournalReplay journalReplay(
            JdbcClient jdbc,
            InstanceIndex index,
            Institutions institutions,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new JournalReplay(
                jdbc, index, new Hiding(jdbc), institutions, new TransactionTemplate(transactions), clock);
    }
}
