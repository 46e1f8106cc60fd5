/** That benchmarks run. */
@NullMarked
package org.consilium.bench;

import org.jspecify.annotations.NullMarked;
