package org.consilium.web.dicomweb.subscribe;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.consilium.cases.CaseId;
import org.consilium.kernel.Uid;

/**
 * What a channel has still to look at. It holds names of what has changed, not the changes: what waits twice is looked at once, and when there
 * is too much of it the whole worklist is looked at. So it never grows, and nothing is left out.
 */
final class Waiting {

    /** Cases, and workitems to be announced, that are named one by one. */
    static final int WAITING_MAX = 256;

    private Set<CaseId> cases = new HashSet<>();
    private Set<Uid> announced = new HashSet<>();
    private boolean everything;
    private boolean resubscribed;
    private boolean ended;

    /**
     * @param everything whether to look at the whole worklist
     * @param announced workitems of which the present state is to be told, whatever is known of them
     * @param resubscribed whether subscriptions have changed
     */
    record Work(Set<CaseId> cases, boolean everything, Set<Uid> announced, boolean resubscribed) {}

    synchronized void changed(CaseId id) {
        if (cases.size() >= WAITING_MAX) {
            everything = true;
            cases.clear();
        } else if (!everything) {
            cases.add(id);
        }
        notifyAll();
    }

    /** @param workitem told anew; too many of them at once are told by what they change into */
    synchronized void announce(Uid workitem) {
        if (announced.size() < WAITING_MAX) {
            announced.add(workitem);
        }
        resubscribe();
    }

    synchronized void resubscribe() {
        resubscribed = true;
        notifyAll();
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    private boolean isIdle() {
        return cases.isEmpty() && announced.isEmpty() && !everything && !resubscribed && !ended;
    }

    /** What waits; nothing of it when nothing came in time. */
    synchronized Work next(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (isIdle() && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
        }
        var work = new Work(cases, everything, announced, resubscribed);
        cases = new HashSet<>();
        announced = new HashSet<>();
        everything = false;
        resubscribed = false;
        return work;
    }
}
