/**
 * Writes what people and messages decide about images beside the packs, so that an index made again from the object store alone
 * knows it.
 */
@NullMarked
package org.consilium.archive.journal;

import org.jspecify.annotations.NullMarked;
