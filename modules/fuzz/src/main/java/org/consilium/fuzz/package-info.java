/**
 * What must hold for any bytes that come from outside: one {@link org.consilium.fuzz.FuzzTarget} for each reader of the
 * toolkit, tried with generated input by {@code scripts/fuzz} and with everything found so far by the tests. Nothing of it
 * ships.
 */
@NullMarked
package org.consilium.fuzz;

import org.jspecify.annotations.NullMarked;
