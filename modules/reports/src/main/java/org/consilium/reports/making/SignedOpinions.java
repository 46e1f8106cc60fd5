package org.consilium.reports.making;

import java.util.List;
import java.util.Optional;
import org.consilium.cases.CaseId;
import org.consilium.cases.OpinionSigned;
import org.consilium.cases.SignedOpinion;

/** What has been signed, as the cases tell it. */
public interface SignedOpinions {

    Optional<SignedOpinion> find(CaseId id, int version);

    /** Signed versions that have not reached the origin's systems yet. */
    List<OpinionSigned> undelivered();
}
