/**
 * The node: every part put together, its configuration, its start and its orderly stop.
 */
@NullMarked
package org.consilium.app;

import org.jspecify.annotations.NullMarked;
