/** How a peer is named on the command line and reached, and the commands that only look whether it is there. */
@NullMarked
package org.consilium.cli.peer;

import org.jspecify.annotations.NullMarked;
