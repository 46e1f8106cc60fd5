/**
 * DIMSE messages (PS3.7 6.3, PS3.8 annex E): a command set and, after it, a data set as a stream that is read from and
 * written to the association without ever being held as a whole.
 */
@NullMarked
package org.consilium.dimse.message;

import org.jspecify.annotations.NullMarked;
