/** Tests of the package of the same name. */
@NullMarked
package org.consilium.cli.file;

import org.jspecify.annotations.NullMarked;
