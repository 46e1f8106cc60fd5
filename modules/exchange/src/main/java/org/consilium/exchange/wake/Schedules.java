package org.consilium.exchange.wake;

import java.time.Duration;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;

/** Jobs that look for something again and again. A look that was missed is not made up for: the next one finds everything. */
public final class Schedules {

    private Schedules() {}

    public static JobDetail job(Class<? extends Job> type, String name) {
        return JobBuilder.newJob(type).withIdentity(name).storeDurably().build();
    }

    /** @param name of the job, which the trigger shares */
    public static Trigger every(Duration interval, String name) {
        var schedule = SimpleScheduleBuilder.simpleSchedule()
                .withIntervalInMilliseconds(interval.toMillis())
                .withMisfireHandlingInstructionNextWithRemainingCount()
                .repeatForever();
        return TriggerBuilder.newTrigger()
                .withIdentity(name)
                .forJob(name)
                .withSchedule(schedule)
                .build();
    }
}
