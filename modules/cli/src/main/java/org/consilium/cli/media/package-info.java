/** File-sets on media: what their DICOMDIR says, and new ones. */
@NullMarked
package org.consilium.cli.media;

import org.jspecify.annotations.NullMarked;
