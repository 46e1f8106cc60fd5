/** Replays what the fuzzer found, and what is known to be hostile. */
@NullMarked
package org.consilium.fuzz;

import org.jspecify.annotations.NullMarked;
