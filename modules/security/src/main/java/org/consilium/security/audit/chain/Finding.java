package org.consilium.security.audit.chain;

/**
 * A place where the trail is not as it was written.
 *
 * @param first number of the first event concerned
 * @param last number of the last one
 * @param detail a sentence for people
 */
public record Finding(Kind kind, long first, long last, String detail) {

    /** What is wrong. */
    public enum Kind {
        /** The event, or its place, is not what its hash covers. */
        CHANGED,
        /** Numbers are missing. */
        REMOVED,
        /** The trail ends before an end that was signed. */
        CUT_OFF,
        /** The hash is not the one that was signed: everything since the signed end before was written anew. */
        REWRITTEN,
        /** A signature is not that of a known key. */
        SIGNATURE
    }
}
