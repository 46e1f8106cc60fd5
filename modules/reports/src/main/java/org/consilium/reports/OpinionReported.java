package org.consilium.reports;

import java.util.List;
import org.consilium.cases.CaseId;
import org.consilium.kernel.Uid;

/**
 * The documents of a signed version lie in the archive. Published at least once for each: again when the node stopped before
 * it was noted, so whoever listens must take a repetition for what it is.
 *
 * @param sopInstances the structured report, then the PDF
 */
public record OpinionReported(CaseId id, int version, List<Uid> sopInstances) {

    public OpinionReported {
        sopInstances = List.copyOf(sopInstances);
    }
}
