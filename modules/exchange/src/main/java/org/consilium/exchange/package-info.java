/**
 * What leaves the node: forwarding rules, an outbox per destination, retries until the remote answers success.
 */
@NullMarked
package org.consilium.exchange;

import org.jspecify.annotations.NullMarked;
