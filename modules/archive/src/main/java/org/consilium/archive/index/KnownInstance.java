package org.consilium.archive.index;

import java.util.Arrays;
import org.consilium.kernel.Uid;

/**
 * An instance that is already here, as far as a newcomer is compared with it.
 *
 * @param length bytes of the data set
 * @param sha256 over the data set bytes
 * @param damaged whether its bytes in the spool are lost or do not match the digest
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
        BytesPlace place,
        boolean damaged) {

    /** Whether an arrival brings back the very bytes that were lost or damaged here. */
    public boolean isRestoredBy(ReceivedInstance arrival) {
        return damaged
                && study.equals(arrival.study())
                && series.equals(arrival.series())
                && transferSyntax.equals(arrival.transferSyntax())
                && Arrays.equals(sha256, arrival.sha256());
    }
}
