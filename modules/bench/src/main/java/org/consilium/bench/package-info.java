/**
 * Benchmarks of the toolkit, each reader, writer and service by itself (JMH); the package {@code peers} measures the same
 * work beside other implementations. Nothing of it ships.
 */
@NullMarked
package org.consilium.bench;

import org.jspecify.annotations.NullMarked;
