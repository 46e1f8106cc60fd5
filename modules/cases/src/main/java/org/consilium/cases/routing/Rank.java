package org.consilium.cases.routing;

import java.util.Arrays;
import java.util.List;

/** By what those who can be asked are put in order. A level comes before the load always; where the others stand, coordinators decide. */
public enum Rank {
    /** Who is preferred by a rule. */
    PREFERENCE,
    /** The nearest higher level of care, then a centre, then further away. */
    LEVEL,
    /** Steps in the tree of institutions. */
    DISTANCE,
    /** Open cases as a part of what somebody takes at most. */
    LOAD,
    /** Median time to an answer. */
    TURNAROUND,
    /** Who was asked longest ago. */
    LAST_ASKED;

    /** The order of a node without rules. */
    public static final List<Rank> USUAL = List.copyOf(Arrays.asList(values()));
}
