package org.consilium.security.audit.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives events their places at the end of the chain. Used by one thread, but for {@link #giveUp}. */
final class ChainWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ChainWriter.class);

    /** Events of one transaction, from the table and from the queue each. */
    static final int BATCH = 500;

    private final ChainRows rows;
    private final TransactionTemplate transactions;
    private final PlaceQueue queue;
    private final LongFunction<ChainRow> alert;
    private final BlockingQueue<Long> givenUp = new LinkedBlockingQueue<>();
    private final List<ChainRow> taken = new ArrayList<>();
    private Link last;
    private Link attempted = Link.ORIGIN;
    private int attemptedFromQueue;

    /** @param alert what to say when the chain ends with another event than the one this node wrote: that event's number */
    ChainWriter(ChainRows rows, TransactionTemplate transactions, PlaceQueue queue, LongFunction<ChainRow> alert) {
        this.rows = rows;
        this.transactions = transactions;
        this.queue = queue;
        this.alert = alert;
        this.last = rows.last();
    }

    /** Where the chain ends, as far as this node knows. */
    Link last() {
        return last;
    }

    /** Nobody will be able to say how this act ended: it is said as it began. */
    void giveUp(long id) {
        givenUp.add(id);
    }

    /** What is in memory and not in the chain yet; it is there again for the next {@link #write} when one fails. */
    List<ChainRow> taken() {
        return taken;
    }

    /** Appends what was taken and what waits in the table, in as many transactions as that needs. */
    void write() {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transactions.execute(status -> append()));
            written(taken.size());
            if (more) {
                queue.take(taken, BATCH);
            }
        }
    }

    private void written(int fromQueue) {
        taken.subList(0, fromQueue).clear();
        queue.written(fromQueue);
        last = attempted;
        attemptedFromQueue = 0;
    }

    private boolean append() {
        var end = checkedEnd();
        var abandoned = new ArrayList<Long>();
        givenUp.drainTo(abandoned);
        if (!abandoned.isEmpty()) {
            rows.giveUp(abandoned);
        }
        var waiting = rows.waiting(BATCH);
        for (var each : waiting) {
            end = append(end, each.row());
        }
        for (var each : taken) {
            end = append(end, each);
        }
        rows.strike(waiting);
        attempted = end;
        attemptedFromQueue = taken.size();
        return waiting.size() == BATCH || taken.size() == BATCH;
    }

    private Link append(Link end, ChainRow row) {
        var link = end.next(row);
        rows.append(link, row);
        return link;
    }

    /** The last row of the table must be the one this node wrote, perhaps in a transaction whose answer was lost. */
    private Link checkedEnd() {
        var found = rows.last();
        if (found.equals(last)) {
            return found;
        }
        if (found.equals(attempted)) {
            written(attemptedFromQueue);
            return found;
        }
        LOG.error("The end of the audit trail is {}, not {}: somebody has changed it", found.seq(), last.seq());
        return append(found, alert.apply(found.seq()));
    }
}
