package org.consilium.security.audit;

/**
 * The one door by which acts enter the trail. What cannot be said must not be done: whoever discloses something asks for a place before,
 * whoever decides something says so in the transaction of the decision, or before it.
 */
public interface AuditTrail {

    /**
     * Says a decision within the transaction of the caller: the two stand or fall together. Without a transaction it is one of its own.
     *
     * @throws org.springframework.dao.DataAccessException when it cannot be written
     */
    void record(AuditEvent event);

    /**
     * Says that an act begins, before it does; a node that dies during it says so when it starts again.
     *
     * @param event as it reads when nobody can say what became of it
     * @throws org.springframework.dao.DataAccessException when it cannot be written: the act must not begin
     */
    Begun begin(AuditEvent event);

    /**
     * Keeps a place for what is about to be disclosed; waits a while when the trail is behind.
     *
     * @throws org.consilium.kernel.Rejected UNAVAILABLE when it stays behind: nothing must be disclosed
     */
    Place place();

    /** An act that has begun. */
    interface Begun {

        /** Says how it ended. Never fails: what cannot be written reads as the event it began with. */
        void end(AuditEvent event);
    }

    /** A place in the queue; closing one that was not used gives it back. */
    interface Place extends AutoCloseable {

        /** Says what was disclosed; once. */
        void say(AuditEvent event);

        @Override
        void close();
    }

    /** Says something for which nobody asked for a place: waits as {@link #place}. */
    default void say(AuditEvent event) {
        try (var place = place()) {
            place.say(event);
        }
    }
}
