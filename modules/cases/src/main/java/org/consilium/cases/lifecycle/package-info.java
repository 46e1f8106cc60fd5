/**
 * The state machine of a case: one pure function from state and command to what happens. It knows no people, no clock and
 * no database; the whole table is printed in {@code docs/case-states.md}.
 */
@NullMarked
package org.consilium.cases.lifecycle;

import org.jspecify.annotations.NullMarked;
