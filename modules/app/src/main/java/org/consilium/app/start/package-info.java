/**
 * The one sentence with which a start is refused, instead of a stack trace.
 */
@NullMarked
package org.consilium.app.start;

import org.jspecify.annotations.NullMarked;
