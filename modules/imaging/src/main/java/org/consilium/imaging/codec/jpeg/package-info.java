/** JPEG (ITU-T T.81): the discrete cosine transform with 8 and 12 bits, sequential and progressive, and the lossless process. */
@NullMarked
package org.consilium.imaging.codec.jpeg;

import org.jspecify.annotations.NullMarked;
