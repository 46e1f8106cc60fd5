/** Tests of the command line as a whole. */
@NullMarked
package org.consilium.cli;

import org.jspecify.annotations.NullMarked;
