package org.consilium.archive.removal;

/** Why a study must not be deleted now. */
public enum Obstacle {
    /** A person said that it has to be kept. */
    LEGAL_HOLD,
    /** A case about it is open. */
    OPEN_CASE,
    /** Images of it may still be arriving. */
    NOT_SETTLED,
    /** Images of it lie in the spool alone. */
    IN_SPOOL,
    /** Somebody has to decide about images that contradict it. */
    CONFLICT,
    /** Images of it are on their way to another system. */
    DELIVERY,
    /** The bytes of others that share an object with it cannot be written anew now. */
    SHARED_OBJECT,
    /** Somebody who may need it could not be asked. */
    UNANSWERED
}
