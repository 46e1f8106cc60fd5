/** Tests of the package of the same name. */
@NullMarked
package org.consilium.cli.receive;

import org.jspecify.annotations.NullMarked;
