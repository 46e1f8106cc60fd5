/**
 * The way of a signed opinion back to where the question was asked.
 */
@NullMarked
package org.consilium.exchange.opinion;

import org.jspecify.annotations.NullMarked;
