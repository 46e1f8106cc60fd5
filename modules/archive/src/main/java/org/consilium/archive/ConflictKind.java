package org.consilium.archive;

/** Why a newcomer is kept apart. */
public enum ConflictKind {
    /** Another content under the UID of a stored instance. */
    OTHER_CONTENT,
    /** The UID of a stored instance, in another study or series. */
    OTHER_SERIES,
    /** Sent by an institution that may not add to this study, which belongs to another one. */
    FOREIGN_SENDER
}
