package org.consilium.exchange.wake;

import org.consilium.exchange.opinion.OpinionReturn;
import org.consilium.exchange.send.Dispatcher;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Wakes what nobody woke: next attempts, leases that ran out, opinions signed just before a crash. */
@DisallowConcurrentExecution
public final class SendJob implements Job {

    private final OpinionReturn opinions;
    private final Dispatcher dispatcher;

    public SendJob(OpinionReturn opinions, Dispatcher dispatcher) {
        this.opinions = opinions;
        this.dispatcher = dispatcher;
    }

    @Override
    public void execute(JobExecutionContext context) {
        try {
            opinions.catchUp();
        } finally {
            dispatcher.wake();
        }
    }
}
