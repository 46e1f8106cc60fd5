/**
 * The rows that say what has to reach whom: claimed under a lease, moved by compare-and-set, so that several nodes or a crash neither send twice at the same time nor lose anything.
 */
@NullMarked
package org.consilium.exchange.outbox;

import org.jspecify.annotations.NullMarked;
