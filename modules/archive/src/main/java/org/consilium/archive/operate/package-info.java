/**
 * What the node is doing now, in figures, for those who keep it running.
 */
@NullMarked
package org.consilium.archive.operate;

import org.jspecify.annotations.NullMarked;
