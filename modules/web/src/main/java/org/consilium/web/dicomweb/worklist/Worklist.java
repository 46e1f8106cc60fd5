package org.consilium.web.dicomweb.worklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consilium.cases.CaseId;
import org.consilium.cases.ReadingTask;
import org.consilium.cases.ReadingTasks;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;

/** Which reading tasks there are as workitems: those under way, and for a time those that have ended. */
public final class Worklist {

    private final ReadingTasks tasks;
    private final Clock clock;
    private final Duration keepFinal;

    /** @param keepFinal how long a workitem that has ended can be had */
    public Worklist(ReadingTasks tasks, Clock clock, Duration keepFinal) {
        this.tasks = tasks;
        this.clock = clock;
        this.keepFinal = keepFinal;
    }

    public List<ReadingTask> all(Caller caller) {
        return tasks.list(caller, oldest());
    }

    public List<ReadingTask> ofCase(Caller caller, CaseId id) {
        return tasks.ofCase(caller, id).stream().filter(task -> !isGone(task)).toList();
    }

    /** Errors: NOT_FOUND (none, or foreign), GONE (ended too long ago). */
    public ReadingTask get(Caller caller, Uid workitem) {
        ReadingTask task = tasks.get(caller, workitem);
        if (isGone(task)) {
            throw new Rejected(Reason.GONE, "the workitem ended more than " + keepFinal + " ago");
        }
        return task;
    }

    /** The same without errors. */
    public Optional<ReadingTask> find(Caller caller, Uid workitem) {
        try {
            return Optional.of(get(caller, workitem));
        } catch (Rejected notThere) {
            return Optional.empty();
        }
    }

    private boolean isGone(ReadingTask task) {
        return task.endedAt().filter(end -> !end.isAfter(oldest())).isPresent();
    }

    private Instant oldest() {
        return clock.instant().minus(keepFinal);
    }
}
