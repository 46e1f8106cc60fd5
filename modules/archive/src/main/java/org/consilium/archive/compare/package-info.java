/**
 * Whether two data sets say the same, encoding aside, and where they differ.
 */
@NullMarked
package org.consilium.archive.compare;

import org.jspecify.annotations.NullMarked;
