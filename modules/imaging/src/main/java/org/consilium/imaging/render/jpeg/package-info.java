/**
 * Display values as baseline JPEG (ITU-T T.81, JFIF 1.02). Every step works on whole rows of blocks, so that the inner loops
 * are long, have no branches and touch few arrays.
 */
@NullMarked
package org.consilium.imaging.render.jpeg;

import org.jspecify.annotations.NullMarked;
