/**
 * Makes the index again from nothing but the object store.
 */
@NullMarked
package org.consilium.archive.reindex;

import org.jspecify.annotations.NullMarked;
