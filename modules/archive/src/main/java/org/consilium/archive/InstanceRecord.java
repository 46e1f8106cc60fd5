package org.consilium.archive;

import java.time.Instant;
import java.util.OptionalInt;
import org.consilium.kernel.Uid;

/**
 * An instance as the index knows it.
 *
 * @param transferSyntax UID of the encoding it is stored in
 * @param length data set bytes
 * @param receivedAt when its receipt was given
 */
public record InstanceRecord(
        SeriesRecord series,
        Uid uid,
        String sopClass,
        OptionalInt number,
        OptionalInt rows,
        OptionalInt columns,
        OptionalInt bitsAllocated,
        OptionalInt frames,
        String transferSyntax,
        long length,
        Instant receivedAt) {}
