/**
 * The one door out: stored instances wherever their bytes lie.
 */
@NullMarked
package org.consilium.archive.read;

import org.jspecify.annotations.NullMarked;
