package org.consilium.archive.check;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Compares the object store with the index, on one of the nodes that share them. */
@DisallowConcurrentExecution
public final class ReconcileJob implements Job {

    private final Checks checks;

    public ReconcileJob(Checks checks) {
        this.checks = checks;
    }

    @Override
    public void execute(JobExecutionContext context) {
        checks.reconcile();
    }
}
