package org.consilium.reports;

import java.util.Optional;
import org.consilium.cases.CaseId;

/** The documents of signed opinions. Whether somebody may read them is asked of the case before. */
public interface Reports {

    /**
     * The opinion as it was printed, also before its documents have reached the archive. None when there is no such signed
     * version.
     */
    Optional<byte[]> pdf(CaseId id, int version);
}
