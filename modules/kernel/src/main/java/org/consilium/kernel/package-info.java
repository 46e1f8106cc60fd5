/**
 * The words every module speaks: identifiers that are checked once and then trusted, and the one table of reasons for
 * which something is refused. No Spring, no I/O, no dependency.
 */
@NullMarked
package org.consilium.kernel;

import org.jspecify.annotations.NullMarked;
