/**
 * The second-opinion case: who asks, who reads, by when. A case moves through the states of {@link
 * org.consilium.cases.CaseState}; the router finds the people to offer it to, clocks remind and escalate, and every accepted
 * move is kept. {@link org.consilium.cases.Cases} is the one door for people and for the other modules.
 */
@NullMarked
package org.consilium.cases;

import org.jspecify.annotations.NullMarked;
