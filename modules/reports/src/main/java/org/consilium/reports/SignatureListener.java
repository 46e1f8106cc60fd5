package org.consilium.reports;

import org.consilium.cases.OpinionSigned;
import org.consilium.reports.making.ReportJob;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;

/** Wakes the job as soon as somebody has signed. Were it not woken, it would find the signature by itself a little later. */
final class SignatureListener {

    private static final Logger LOG = LoggerFactory.getLogger(SignatureListener.class);

    private final ObjectProvider<Scheduler> scheduler;

    SignatureListener(ObjectProvider<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

    @EventListener
    void wake(OpinionSigned signed) {
        try {
            scheduler.getObject().triggerJob(ReportJob.KEY);
        } catch (SchedulerException e) {
            LOG.warn("The documents of case {} are made at the next regular time", signed.id(), e);
        }
    }
}
