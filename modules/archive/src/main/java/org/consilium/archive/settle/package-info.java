/**
 * Tells the rest of the node what has arrived and when a study has settled.
 */
@NullMarked
package org.consilium.archive.settle;

import org.jspecify.annotations.NullMarked;
