package org.consilium.archive.check;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Reads the object store again, on one of the nodes that share it. */
@DisallowConcurrentExecution
public final class ScrubJob implements Job {

    private final Checks checks;

    public ScrubJob(Checks checks) {
        this.checks = checks;
    }

    @Override
    public void execute(JobExecutionContext context) {
        checks.scrub();
    }
}
