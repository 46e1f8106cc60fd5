package org.consilium.web.fhir.subscription;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;

/** Calls systems that subscribed. */
@DisallowConcurrentExecution
public final class WebhookJob implements Job {

    public static final JobKey KEY = new JobKey("webhooks", "web");

    private final Webhooks webhooks;

    public WebhookJob(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        try {
            webhooks.work();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobExecutionException("interrupted while a system was called", e);
        }
    }
}
