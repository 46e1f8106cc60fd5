package org.consilium.archive.index;

import org.consilium.kernel.Uid;

/**
 * An instance that is already here, as far as a newcomer is compared with it.
 *
 * @param length bytes of the data set
 * @param sha256 over the data set bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
public record KnownInstance(
        Uid study,
        Uid series,
        Uid sopInstance,
        String sopClass,
        String transferSyntax,
        long length,
        byte[] sha256,
        BytesPlace place) {}
