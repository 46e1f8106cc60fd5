package org.consilium.archive;

import java.time.Clock;
import java.time.Duration;
import org.consilium.archive.audit.RemovalAudit;
import org.consilium.archive.drain.Deletions;
import org.consilium.archive.journal.JournalPurge;
import org.consilium.archive.removal.DeletionVeto;
import org.consilium.archive.removal.LegalHolds;
import org.consilium.archive.removal.Obstacles;
import org.consilium.archive.removal.Removing;
import org.consilium.archive.removal.StudyDeletions;
import org.consilium.archive.retention.PolicyRows;
import org.consilium.archive.retention.Retention;
import org.consilium.archive.retention.RetentionJob;
import org.consilium.archive.retention.RetentionSettings;
import org.consilium.archive.retention.RetentionWalk;
import org.consilium.security.audit.AuditTrail;
import org.consilium.storage.ObjectStore;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How long studies are kept, and how those whose time is over are deleted. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionSettings.class)
class RetentionConfiguration {

    /** How often it is looked whether anything is due. */
    private static final Duration WAKE_EVERY = Duration.ofSeconds(30);

    @Bean
    Obstacles obstacles(JdbcClient jdbc, ObjectProvider<DeletionVeto> vetoes) {
        return new Obstacles(jdbc, vetoes.orderedStream().toList());
    }

    @Bean
    LegalHolds legalHolds(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new LegalHolds(jdbc, new TransactionTemplate(transactions), clock);
    }

    @Bean
    StudyDeletions studyDeletions(
            JdbcClient jdbc,
            Obstacles obstacles,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            RetentionSettings settings,
            Clock clock) {
        return new StudyDeletions(
                jdbc, obstacles, new TransactionTemplate(transactions), events, settings.grace(), clock);
    }

    @Bean
    RemovalAudit removalAudit(
            @Value("${consilium.ae-title:CONSILIUM}") String ownTitle, AuditTrail trail, JdbcClient jdbc, Clock clock) {
        return new RemovalAudit(trail, jdbc, ownTitle, clock);
    }

    @Bean
    Removing removing(
            JdbcClient jdbc,
            Obstacles obstacles,
            RemovalAudit audit,
            PlatformTransactionManager transactions,
            ObjectStore store,
            Deletions deletions,
            ArchiveSettings settings,
            Clock clock) {
        return new Removing(
                jdbc,
                obstacles,
                audit,
                new TransactionTemplate(transactions),
                store,
                deletions,
                settings.deleteGrace(),
                clock);
    }

    @Bean
    JournalPurge journalPurge(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ObjectStore store,
            Deletions deletions,
            Clock clock) {
        return new JournalPurge(jdbc, new TransactionTemplate(transactions), store, deletions, clock);
    }

    @Bean
    PolicyRows policyRows(JdbcClient jdbc, Clock clock) {
        return new PolicyRows(jdbc, clock);
    }

    @Bean
    RetentionWalk retentionWalk(
            JdbcClient jdbc, PolicyRows policies, StudyDeletions deletions, RetentionSettings settings, Clock clock) {
        return new RetentionWalk(jdbc, policies, deletions, settings, clock);
    }

    @Bean
    Retention retention(
            JdbcClient jdbc,
            PolicyRows policies,
            Obstacles obstacles,
            LegalHolds holds,
            StudyDeletions deletions,
            RetentionWalk walk,
            Clock clock) {
        return new Retention(jdbc, policies, obstacles, holds, deletions, walk, clock);
    }

    @Bean
    JobDetail retentionJob() {
        return JobBuilder.newJob(RetentionJob.class)
                .withIdentity("retention", "archive")
                .storeDurably()
                .build();
    }

    @Bean
    Trigger retentionTrigger(JobDetail retentionJob) {
        return TriggerBuilder.newTrigger()
                .forJob(retentionJob)
                .withIdentity("retention", "archive")
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(WAKE_EVERY.toMillis())
                        .withMisfireHandlingInstructionNextWithRemainingCount()
                        .repeatForever())
                .build();
    }
}
