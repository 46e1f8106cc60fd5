package org.consilium.archive.removal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.consilium.archive.drain.Deletions;
import org.consilium.archive.index.Leaving;
import org.consilium.archive.removal.StudyDeletion.State;
import org.consilium.storage.ObjectStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes studies whose grace is over. Everybody is asked again; a study that is not exactly what was hidden is shown again. Then its
 * rows go in one transaction that puts the objects of its bytes on the list of deletions, which looks once more, after its own grace,
 * whether anything points at them. Interrupted anywhere it goes on, or begins again.
 */
public final class Removing {

    private static final Logger LOG = LoggerFactory.getLogger(Removing.class);

    private static final int BATCH_MAX = 20;

    /** What stands in the way is looked at again after this. */
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);

    private static final String NODE = "the node";
    private static final String CHANGED = "the study is not what was to be deleted any more";

    private final DeletionRows rows;
    private final StudyContent content;
    private final Obstacles obstacles;
    private final SharedObjects shared;
    private final Leaving leaving;
    private final RemovalListener listener;
    private final TransactionTemplate transactions;
    private final Duration objectGrace;
    private final Clock clock;

    /**
     * @param listener of what is done
     * @param objectGrace how long objects stay when nothing points at them any more
     */
    public Removing(
            JdbcClient jdbc,
            Obstacles obstacles,
            RemovalListener listener,
            TransactionTemplate transactions,
            ObjectStore store,
            Deletions deletions,
            Duration objectGrace,
            Clock clock) {
        this.rows = new DeletionRows(jdbc);
        this.content = new StudyContent(jdbc);
        this.obstacles = obstacles;
        this.shared = new SharedObjects(jdbc, transactions, store, deletions);
        this.leaving = new Leaving(jdbc);
        this.listener = listener;
        this.transactions = transactions;
        this.objectGrace = objectGrace;
        this.clock = clock;
    }

    /** Removes what is due; true when there may be more. */
    public boolean run() {
        var now = clock.instant();
        var due = rows.due(State.HIDDEN, now, now.minus(AGAIN_AFTER), BATCH_MAX);
        due.forEach(this::remove);
        return due.size() == BATCH_MAX;
    }

    private void remove(StudyDeletion hidden) {
        var found = EnumSet.noneOf(Obstacle.class);
        found.addAll(obstacles.of(hidden.study()));
        if (found.isEmpty()) {
            found.addAll(leaveShared(hidden));
        }
        if (!found.isEmpty()
                || !Boolean.TRUE.equals(transactions.execute(status -> {
                    boolean done = removeLocked(hidden);
                    if (!done) {
                        status.setRollbackOnly();
                    }
                    return done;
                }))) {
            keep(hidden, found);
        }
    }

    /** What stands in the way is said once, however often it is tried. */
    private void keep(StudyDeletion hidden, Set<Obstacle> found) {
        transactions.executeWithoutResult(status -> {
            if (!found.isEmpty() && !found.equals(Set.copyOf(hidden.blockedBy()))) {
                listener.kept(hidden, found);
            }
            rows.blocked(hidden.id(), found, clock.instant());
        });
    }

    private Set<Obstacle> leaveShared(StudyDeletion hidden) {
        try {
            shared.leave(hidden.study());
            return Set.of();
        } catch (IOException notNow) {
            LOG.warn("A study is not removed, objects that it shares cannot be written anew: {}", notNow.toString());
            return Set.of(Obstacle.SHARED_OBJECT);
        }
    }

    /** False when somebody was faster, or bytes have just moved: then the next round looks again. */
    private boolean removeLocked(StudyDeletion hidden) {
        var study = hidden.study();
        var now = clock.instant();
        if (content.lock(study)) {
            if (!obstacles.here(study).isEmpty()) {
                return false;
            }
            if (!content.isAsNoted(hidden.id(), study)) {
                listener.takenBack(hidden, CHANGED);
                return leaving.takeBack(study, NODE, CHANGED, now);
            }
        }
        listener.removed(hidden);
        return rows.end(hidden.id(), State.HIDDEN, State.DELETED, new Ended(NODE, "the grace was over", now))
                && content.remove(study, now.plus(objectGrace));
    }
}
