package org.consilium.web.dicomweb.subscribe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.Uids;
import org.consilium.kernel.Uid;

/**
 * A subscription as it is kept.
 *
 * @param workitem of one workitem, or one of the well-known UIDs
 * @param filter of a filtered one: attributes and values with an equals sign between
 * @param excluded whether it takes a workitem out instead
 * @param suspendedAt since when no newer workitem is subscribed to
 */
record Subscription(Uid workitem, List<String> filter, boolean excluded, Optional<Instant> suspendedAt) {

    /** All workitems (PS3.4 CC.2.3.1). */
    static final Uid GLOBAL = new Uid(Uids.UPSGlobalSubscriptionInstance);

    /** All that match a filter. */
    static final Uid FILTERED = new Uid(Uids.UPSFilteredGlobalSubscriptionInstance);

    Subscription {
        filter = List.copyOf(filter);
    }

    static boolean isWorklist(Uid resource) {
        return resource.equals(GLOBAL) || resource.equals(FILTERED);
    }
}
