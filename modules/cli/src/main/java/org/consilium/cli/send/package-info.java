/** Objects that are sent: which files there are, which presentation contexts they need, and the associations that carry them. */
@NullMarked
package org.consilium.cli.send;

import org.jspecify.annotations.NullMarked;
