/**
 * The same work done by the toolkit and by other implementations, in one interleaved run, since only ratios of one run mean
 * anything. What is not installed is left out and named.
 */
@NullMarked
package org.consilium.bench.peers;

import org.jspecify.annotations.NullMarked;
