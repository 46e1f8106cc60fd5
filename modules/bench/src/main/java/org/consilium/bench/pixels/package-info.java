/** How long frames take to be decoded. */
@NullMarked
package org.consilium.bench.pixels;

import org.jspecify.annotations.NullMarked;
