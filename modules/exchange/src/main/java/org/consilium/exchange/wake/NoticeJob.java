package org.consilium.exchange.wake;

import org.consilium.exchange.notice.NoticeSender;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Looks for notices that are due. */
@DisallowConcurrentExecution
public final class NoticeJob implements Job {

    private final NoticeSender sender;

    public NoticeJob(NoticeSender sender) {
        this.sender = sender;
    }

    @Override
    public void execute(JobExecutionContext context) {
        sender.send();
    }
}
