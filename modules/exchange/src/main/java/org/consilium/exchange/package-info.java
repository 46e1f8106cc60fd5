/**
 * What leaves the node: forwarding rules, an outbox per destination, retries until the remote has answered success for each
 * instance, and the return of signed opinions to the PACS of the institution that asked.
 */
@NullMarked
package org.consilium.exchange;

import org.jspecify.annotations.NullMarked;
