package org.consilium.archive.index;

import java.util.Arrays;
import java.util.Optional;
import org.consilium.archive.ConflictKind;
import org.consilium.archive.Origin;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;

/**
 * An instance that is already here, as far as a newcomer is compared with it.
 *
 * @param length bytes of the data set
 * @param sha256 over the data set bytes
 * @param owner institution that owns its study; none while its row is not written yet
 * @param version 1, and one more whenever a person replaced it
 * @param damaged whether its bytes in the spool are lost or do not match the digest
 * @param leaving whether its study is hidden because it is to be deleted
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
        Optional<InstitutionId> owner,
        int version,
        boolean damaged,
        boolean leaving) {

    /** Whether an arrival brings back the very bytes that were lost or damaged here. */
    public boolean isRestoredBy(ReceivedInstance arrival) {
        return damaged
                && study.equals(arrival.study())
                && series.equals(arrival.series())
                && transferSyntax.equals(arrival.transferSyntax())
                && Arrays.equals(sha256, arrival.sha256());
    }

    /** What is wrong with an arrival under this UID that does not say the same. */
    public ConflictKind conflictWith(ReceivedInstance arrival, Admission admission) {
        Origin origin = arrival.origin();
        if (owner.filter(institution -> !admission.admits(origin, institution)).isPresent()) {
            return ConflictKind.FOREIGN_SENDER;
        }
        return study.equals(arrival.study()) && series.equals(arrival.series())
                ? ConflictKind.OTHER_CONTENT
                : ConflictKind.OTHER_SERIES;
    }
}
