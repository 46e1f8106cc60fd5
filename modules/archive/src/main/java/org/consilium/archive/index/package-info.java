/**
 * The index in PostgreSQL, written in batches behind the answer; derived from the spool, which is replayed after a crash.
 */
@NullMarked
package org.consilium.archive.index;

import org.jspecify.annotations.NullMarked;
