package org.consilium.exchange;

import java.util.List;
import java.util.Optional;

/** What has left, what is to leave and what could not. For the portal; who may look is checked by the caller. */
public interface Deliveries {

    /** Most deliveries one list holds. */
    int RESULTS_MAX = 500;

    /** Newest first, at most {@link #RESULTS_MAX}. */
    List<Delivery> list(Optional<DeliveryState> state);

    /** The deliveries of one signed opinion; empty when the institution has no PACS. */
    List<Delivery> of(OpinionVersion opinion);

    /**
     * Tries again now, with all attempts before it. Errors: NOT_FOUND, NOT_IN_THIS_STATE (delivered, or being sent just
     * now).
     */
    Delivery retry(DeliveryId id);
}
