package org.consilium.cases.schedule;

import org.consilium.cases.desk.Clockwork;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Looks for clocks of cases that are due. */
@DisallowConcurrentExecution
public final class ClockJob implements Job {

    private final Clockwork clockwork;

    public ClockJob(Clockwork clockwork) {
        this.clockwork = clockwork;
    }

    @Override
    public void execute(JobExecutionContext context) {
        clockwork.ring();
    }
}
