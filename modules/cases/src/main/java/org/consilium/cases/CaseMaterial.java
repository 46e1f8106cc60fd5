package org.consilium.cases;

import java.util.UUID;
import org.consilium.kernel.Uid;
import org.consilium.security.Person;

/**
 * What a case waits for, and the studies that come. Errors common to all: those of {@link Cases}.
 */
public interface CaseMaterial {

    /** Most requests of one case that wait at a time. */
    int OPEN_MAX = 20;

    /** The specialist needs more: the case waits for its sender, and goes on by itself once a study has come that fits without doubt. */
    CaseView request(Person by, CaseId id, MaterialRequest.Wish wish);

    /**
     * The referrer names a study that is still on its way; the case waits for it when it is sent. Errors: INVALID_REQUEST (no accession number).
     */
    CaseView await(Person by, CaseId id, MaterialRequest.Wish wish);

    /** It is not waited for any more. */
    CaseView dontAwait(Person by, CaseId id, UUID request);

    /** A case that waits for images is sent on with those that are here. Errors: INVALID_REQUEST (there are none). */
    CaseView goOn(Person by, CaseId id);

    /** A proposed study belongs to the case: a new version of the manifest. */
    CaseView take(Person by, CaseId id, Uid study);

    /** It does not. */
    CaseView dismiss(Person by, CaseId id, Uid study);
}
