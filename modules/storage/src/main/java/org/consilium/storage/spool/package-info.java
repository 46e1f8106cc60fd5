/**
 * The spool: an append-only log on local disk into which every instance is flushed before it is acknowledged. Small objects
 * share segments and flushes, large ones get files of their own; after a crash everything acknowledged is found again.
 */
@NullMarked
package org.consilium.storage.spool;

import org.jspecify.annotations.NullMarked;
