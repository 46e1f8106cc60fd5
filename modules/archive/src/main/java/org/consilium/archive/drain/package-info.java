/**
 * Moves instances from the spool to the object store: bytes first, row second.
 */
@NullMarked
package org.consilium.archive.drain;

import org.jspecify.annotations.NullMarked;
