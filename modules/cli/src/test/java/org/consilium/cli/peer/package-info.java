/** Tests of the package of the same name. */
@NullMarked
package org.consilium.cli.peer;

import org.jspecify.annotations.NullMarked;
