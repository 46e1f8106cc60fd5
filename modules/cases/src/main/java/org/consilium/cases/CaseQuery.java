package org.consilium.cases;

import java.util.Optional;

/** Which cases to list, newest change first. */
public record CaseQuery(View view, Optional<CaseState> state) {

    /** Most cases one list holds. */
    public static final int RESULTS_MAX = 500;

    /** From whose desk one looks. */
    public enum View {
        /** Cases the person has asked. */
        MINE,
        /** Cases offered to, accepted by or waiting for the person. */
        INBOX,
        /** Every case the person may see: of its own institution for a coordinator, and the ones of the other views. */
        INSTITUTION
    }
}
