package org.consilium.archive;

import java.time.Clock;
import java.time.Duration;
import org.consilium.archive.check.Checks;
import org.consilium.archive.check.ReconcileJob;
import org.consilium.archive.check.ScrubJob;
import org.consilium.archive.drain.Deletions;
import org.consilium.archive.operate.WaitingRows;
import org.consilium.archive.reindex.Reindexing;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.spool.Spool;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The checks of what lies in the object store. */
@Configuration(proxyBeanMethods = false)
class CheckConfiguration {

    /** How often it is looked whether a round is due or was asked for. */
    private static final Duration WAKE_EVERY = Duration.ofSeconds(15);

    @Bean
    Checks checks(
            JdbcClient jdbc,
            ObjectStore store,
            Spool spool,
            Deletions deletions,
            Reindexing reindexing,
            ArchiveSettings settings,
            Clock clock) {
        return new Checks(jdbc, store, spool, deletions, reindexing, settings.check(), clock);
    }

    @Bean
    WaitingRows waitingRows(JdbcClient jdbc, Checks checks, Clock clock) {
        return new WaitingRows(jdbc, checks.findings(), clock);
    }

    @Bean
    JobDetail reconcileJob() {
        return job(ReconcileJob.class, "reconcile");
    }

    @Bean
    Trigger reconcileTrigger(JobDetail reconcileJob) {
        return trigger(reconcileJob);
    }

    @Bean
    JobDetail scrubJob() {
        return job(ScrubJob.class, "scrub");
    }

    @Bean
    Trigger scrubTrigger(JobDetail scrubJob) {
        return trigger(scrubJob);
    }

    private static JobDetail job(Class<? extends Job> type, String name) {
        return JobBuilder.newJob(type)
                .withIdentity(name, "archive")
                .storeDurably()
                .build();
    }

    private static Trigger trigger(JobDetail job) {
        return TriggerBuilder.newTrigger()
                .forJob(job)
                .withIdentity(job.getKey().getName(), job.getKey().getGroup())
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(WAKE_EVERY.toMillis())
                        .withMisfireHandlingInstructionNextWithRemainingCount()
                        .repeatForever())
                .build();
    }
}
