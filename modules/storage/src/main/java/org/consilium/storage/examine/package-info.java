/**
 * Tries an object store out before anything is entrusted to it, and knows how it is since.
 */
@NullMarked
package org.consilium.storage.examine;

import org.jspecify.annotations.NullMarked;
