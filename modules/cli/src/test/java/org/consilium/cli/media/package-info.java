/** Tests of the package of the same name. */
@NullMarked
package org.consilium.cli.media;

import org.jspecify.annotations.NullMarked;
