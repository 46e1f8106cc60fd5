/** Tests of the package of the same name. */
@NullMarked
package org.consilium.cli.send;

import org.jspecify.annotations.NullMarked;
