package org.consilium.archive.check;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Something about stored bytes that a person should know.
 *
 * @param objectKey the object of the store, empty for bytes in the spool
 * @param sopInstance empty where a whole object is meant
 * @param study empty where nobody knows it
 * @param instances how many cannot be read because of it
 * @param bytes of the object as the store says, or of the instance as the index says
 * @param lastSeen the last check that saw it
 * @param decidedAt when it was resolved or ignored
 */
public record Finding(
        long id,
        Kind kind,
        String objectKey,
        String sopInstance,
        String study,
        int instances,
        long bytes,
        Instant firstSeen,
        Instant lastSeen,
        State state,
        Optional<Instant> decidedAt,
        Optional<Outcome> outcome) {

    /** What is wrong. */
    public enum Kind {
        /** An object of the store that neither an instance nor the list of deletions knows. */
        ORPHAN(Action.READ_AGAIN, Action.REINDEX, Action.DELETE, Action.ACKNOWLEDGE),
        /** Instances point at an object that is not there. */
        MISSING(Action.READ_AGAIN, Action.ACKNOWLEDGE),
        /** The object ends before instances in it do. */
        SHORT(Action.READ_AGAIN, Action.ACKNOWLEDGE),
        /** The bytes of an instance are not those that were received. */
        ALTERED(Action.READ_AGAIN, Action.ACKNOWLEDGE),
        /** The instances of a pack are whole, but it cannot be read without the database any more. */
        PACK_INDEX(Action.READ_AGAIN, Action.ACKNOWLEDGE),
        /** The bytes of an instance in the spool are lost or changed: it is not moved to the store. */
        SPOOL(Action.READ_AGAIN, Action.ACKNOWLEDGE);

        private final Set<Action> actions;

        Kind(Action... actions) {
            this.actions = Set.of(actions);
        }

        /** What can be done about it. */
        public Set<Action> actions() {
            return actions;
        }
    }

    /** What a person can do. */
    public enum Action {
        /** Checks it now: it is resolved if it is gone. */
        READ_AGAIN,
        /** Gives the instances in an orphan rows. */
        REINDEX,
        /** Puts an orphan on the list of deletions: it goes after the grace, unless an instance points at it by then. */
        DELETE,
        /** It stays as it is and is shown no more. */
        ACKNOWLEDGE
    }

    /** Whether somebody has to do something. */
    public enum State {
        OPEN,
        RESOLVED,
        IGNORED
    }

    /** How it was decided. */
    public enum Outcome {
        /** A later check did not see it any more. */
        GONE,
        REINDEXED,
        TO_BE_DELETED,
        ACKNOWLEDGED
    }
}
