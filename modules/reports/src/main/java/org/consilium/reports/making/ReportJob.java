package org.consilium.reports.making;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;

/** Looks for signed opinions without documents. */
@DisallowConcurrentExecution
public final class ReportJob implements Job {

    public static final JobKey KEY = new JobKey("documents", "reports");

    private final ReportDesk desk;

    public ReportJob(ReportDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(JobExecutionContext context) {
        desk.work();
    }
}
