/**
 * One kept association per destination, over which due instances go one after another; the state of each is what the remote answered.
 */
@NullMarked
package org.consilium.exchange.send;

import org.jspecify.annotations.NullMarked;
