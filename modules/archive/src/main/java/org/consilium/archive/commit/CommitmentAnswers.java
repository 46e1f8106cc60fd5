package org.consilium.archive.commit;

import java.util.Set;
import org.consilium.dimse.commitment.CommitmentResult;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;

/** Hears how requests of storage commitment ended. */
@FunctionalInterface
public interface CommitmentAnswers {

    /** Hears nothing. */
    CommitmentAnswers NONE = (_, _, _, _) -> {};

    /**
     * A result was told, or was given up to be told.
     *
     * @param studies of the instances that are committed, the first {@link CommitmentRows#STUDIES_MAX}
     * @param heard whether the peer has taken it
     */
    void ended(AeTitle peer, CommitmentResult result, Set<Uid> studies, boolean heard);
}
