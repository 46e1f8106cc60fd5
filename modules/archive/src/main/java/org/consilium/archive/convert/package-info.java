/**
 * Stored instances in another encoding than their own: for receivers that do not take what is stored.
 */
@NullMarked
package org.consilium.archive.convert;

import org.jspecify.annotations.NullMarked;
