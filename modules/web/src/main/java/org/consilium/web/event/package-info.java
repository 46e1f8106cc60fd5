/**
 * Server-sent events: tell the browsers of signed-in people that something they may see has changed. An event only names
 * what changed; the browser asks again, and is answered by the same rules as always.
 */
@NullMarked
package org.consilium.web.event;

import org.jspecify.annotations.NullMarked;
