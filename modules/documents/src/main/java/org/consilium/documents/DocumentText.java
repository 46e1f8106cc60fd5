package org.consilium.documents;

/** What became of reading a document's text. */
public sealed interface DocumentText {

    /** @param cut whether there is more of it than is kept */
    record Words(String text, boolean cut) implements DocumentText {}

    /** The reader gave up, ran out of memory or time, or asks for a password. */
    record None(Why why) implements DocumentText {}

    /** Why there is no text. */
    enum Why {
        ENCRYPTED,
        UNREADABLE,
        TOO_LONG
    }
}
