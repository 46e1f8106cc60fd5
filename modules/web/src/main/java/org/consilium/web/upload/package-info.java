/**
 * Files that a browser brings piece by piece, so that an interruption costs one piece: images, discs, archives. A file is
 * kept beside the spool until it is whole, then taken by the archive.
 */
@NullMarked
package org.consilium.web.upload;

import org.jspecify.annotations.NullMarked;
