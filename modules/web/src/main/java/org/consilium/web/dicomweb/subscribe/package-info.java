/**
 * Subscriptions to workitems and the WebSocket over which their events are reported (PS3.18 8.10, 11.10 to 11.13). A subscription belongs to the
 * caller that made it, under the AE title it names; what a caller may not see is never reported.
 */
@NullMarked
package org.consilium.web.dicomweb.subscribe;

import org.jspecify.annotations.NullMarked;
