/** Tests of the package of the same name. */
@NullMarked
package org.consilium.cli.query;

import org.jspecify.annotations.NullMarked;
