package org.consilium.cases;

import java.time.Instant;
import java.util.List;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.Person;

/**
 * The reading tasks of the cases, for worklists. A specialist sees those they were asked for, whoever asks and whoever coordinates those of
 * their cases, the machine client all. They are moved by the commands of {@link Cases} and by nothing else.
 *
 * <p>Errors common to all: NOT_FOUND (no such task, or a foreign one).
 */
public interface ReadingTasks {

    /** Most tasks one list holds. */
    int TASKS_MAX = 5_000;

    /**
     * Tasks under way, and those that ended after an instant, in the order in which they were offered. Errors: TOO_LARGE when there are more
     * than {@link #TASKS_MAX}.
     */
    List<ReadingTask> list(Caller by, Instant endedAfter);

    /** The tasks of one case that the caller sees; none when the case is foreign. */
    List<ReadingTask> ofCase(Caller by, CaseId id);

    ReadingTask get(Caller by, Uid task);

    /** What is to be read, by study and series; nothing when it is not granted. */
    List<ManifestInstance> input(Caller by, ReadingTask task);

    /**
     * Accepts the offer behind a scheduled task and keeps the lock of the client. Of two claims at once one wins. Errors: NOT_AUTHORIZED
     * (somebody else is asked), NOT_IN_THIS_STATE (answered or ended before).
     */
    void claim(Person by, Uid task, Uid transaction);

    /** Whether a task was claimed with this lock. */
    boolean isClaimedWith(Uid task, Uid transaction);

    /**
     * How far the performer is; the first report of a task means that reading has begun. Errors: NOT_AUTHORIZED, NOT_IN_THIS_STATE (not in
     * progress, or claimed with another lock).
     */
    void report(Person by, Uid task, Uid transaction, ReadingTask.Progress progress);

    /**
     * Whoever is asked declines a scheduled task. Of a task in progress whoever asked for the opinion, or coordinates, tells the performer by a
     * comment that it should stop; it goes on until the case ends. Errors: NOT_AUTHORIZED, NOT_IN_THIS_STATE (there is no way back from an
     * acceptance; an offer is withdrawn by nobody but the node).
     */
    void requestCancel(Person by, Uid task, ReadingTask.CancelRequest request);
}
