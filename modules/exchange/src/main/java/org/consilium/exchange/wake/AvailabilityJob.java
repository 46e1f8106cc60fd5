package org.consilium.exchange.wake;

import org.consilium.exchange.availability.Announcer;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Looks for systems that are to be told of studies. */
@DisallowConcurrentExecution
public final class AvailabilityJob implements Job {

    private final Announcer announcer;

    public AvailabilityJob(Announcer announcer) {
        this.announcer = announcer;
    }

    @Override
    public void execute(JobExecutionContext context) {
        announcer.send();
    }
}
