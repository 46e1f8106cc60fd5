/**
 * Viewers of other makers, opened from a case: the address that starts one carries a code that is good once and for a minute; the viewer gives it for a
 * token that reads the studies of that case for that person, and ends with whatever ends the person's own reading.
 */
@NullMarked
package org.consilium.web.viewer;

import org.jspecify.annotations.NullMarked;
