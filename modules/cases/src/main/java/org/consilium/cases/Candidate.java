package org.consilium.cases;

import java.util.OptionalInt;

/**
 * What the router thinks of one specialist: the answer of a dry run.
 *
 * @param explanation why eligible or why not
 * @param rank 1 for the one who would be asked first; only for the eligible
 */
public record Candidate(Participant person, boolean eligible, Explanation explanation, OptionalInt rank) {}
