/**
 * The clock of the exchange: a job that looks at the outbox regularly.
 */
@NullMarked
package org.consilium.exchange.wake;

import org.jspecify.annotations.NullMarked;
