/**
 * Rules that send on what arrives.
 */
@NullMarked
package org.consilium.exchange.forward;

import org.jspecify.annotations.NullMarked;
