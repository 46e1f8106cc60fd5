/**
 * Data sets as text for people to read on a terminal. Values may be hostile: nothing that a terminal would obey or that
 * would reorder what is shown is written as it is.
 */
@NullMarked
package org.consilium.dicom.dump;

import org.jspecify.annotations.NullMarked;
