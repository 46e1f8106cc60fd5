package org.consilium.archive.retention;

import org.consilium.archive.journal.JournalPurge;
import org.consilium.archive.removal.Removing;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Proposes, hides and removes studies, on one of the nodes that share them. */
@DisallowConcurrentExecution
public final class RetentionJob implements Job {

    /** Pages and batches of one run: the next one goes on. */
    private static final int STEPS_MAX = 20;

    private final RetentionWalk walk;
    private final Removing removing;
    private final JournalPurge journal;

    public RetentionJob(RetentionWalk walk, Removing removing, JournalPurge journal) {
        this.journal = journal;
        this.walk = walk;
        this.removing = removing;
    }

    @Override
    public void execute(JobExecutionContext context) {
        run();
    }

    /** Does what is due; what is left over waits for the next run. */
    public void run() {
        repeat(removing::run);
        repeat(journal::run);
        repeat(walk::carryOut);
        repeat(walk::step);
    }

    private static void repeat(java.util.function.BooleanSupplier step) {
        int steps = 0;
        while (steps < STEPS_MAX && step.getAsBoolean()) {
            steps++;
        }
    }
}
