package org.consilium.web.viewer;

import java.util.Map;
import java.util.UUID;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.consilium.security.PersonId;

/**
 * What a viewer is opened for.
 *
 * @param studies with the institution each belongs to
 */
record Opening(String viewer, PersonId person, UUID caseId, Map<Uid, InstitutionId> studies) {

    Opening {
        studies = Map.copyOf(studies);
    }
}
