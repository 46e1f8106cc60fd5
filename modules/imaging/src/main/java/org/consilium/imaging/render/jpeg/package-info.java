/**
 * Display values as baseline JPEG (ITU-T T.81, JFIF 1.02), written so that the compiler of the Java machine uses the vector
 * instructions of the processor: every step works on whole rows of blocks.
 */
@NullMarked
package org.consilium.imaging.render.jpeg;

import org.jspecify.annotations.NullMarked;
