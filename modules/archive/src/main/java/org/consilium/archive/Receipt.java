package org.consilium.archive;

import org.consilium.kernel.Reason;
import org.consilium.kernel.Uid;

/** The answer to an arrival. */
public sealed interface Receipt {

    /** The data set bytes lie flushed on disk and can be read back and found from this moment. */
    record Stored(Uid study, Uid series, Uid sopInstance, String sopClass) implements Receipt {}

    /** An instance with the same elements is already here; nothing changed. A success for the sender. */
    record Duplicate(Uid study, Uid series, Uid sopInstance, String sopClass) implements Receipt {}

    /**
     * Not stored.
     *
     * @param detail what was wrong in technical terms, without patient data; may be empty
     */
    record Refused(Reason reason, String detail) implements Receipt {}
}
