package org.consilium.app.schedule;

import java.util.Properties;
import javax.sql.DataSource;
import org.quartz.JobDetail;
import org.quartz.Trigger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;
import org.springframework.scheduling.quartz.SpringBeanJobFactory;

/** Collects the {@link JobDetail} and {@link Trigger} beans of all modules into one clustered scheduler. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScheduleSettings.class)
public class ScheduleConfiguration {

    @Bean
    SchedulerFactoryBean scheduler(
            DataSource dataSource,
            ApplicationContext context,
            ScheduleSettings settings,
            ObjectProvider<JobDetail> jobs,
            ObjectProvider<Trigger> triggers) {
        var jobFactory = new SpringBeanJobFactory();
        jobFactory.setApplicationContext(context);
        var scheduler = new SchedulerFactoryBean();
        scheduler.setSchedulerName("consilium");
        scheduler.setDataSource(dataSource);
        scheduler.setJobFactory(jobFactory);
        scheduler.setQuartzProperties(properties(settings));
        scheduler.setOverwriteExistingJobs(true);
        scheduler.setJobDetails(jobs.orderedStream().toArray(JobDetail[]::new));
        scheduler.setTriggers(triggers.orderedStream().toArray(Trigger[]::new));
        scheduler.setWaitForJobsToCompleteOnShutdown(true);
        return scheduler;
    }

    private static Properties properties(ScheduleSettings settings) {
        var properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.threadPool.threadCount", String.valueOf(settings.threads()));
        properties.setProperty("org.quartz.jobStore.isClustered", "true");
        properties.setProperty(
                "org.quartz.jobStore.clusterCheckinInterval",
                String.valueOf(settings.checkInInterval().toMillis()));
        properties.setProperty(
                "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        properties.setProperty("org.quartz.jobStore.tablePrefix", "scheduler.qrtz_");
        return properties;
    }
}
