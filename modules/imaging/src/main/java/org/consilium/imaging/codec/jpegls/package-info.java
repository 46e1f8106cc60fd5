/** JPEG-LS (ITU-T T.87), lossless and near-lossless. */
@NullMarked
package org.consilium.imaging.codec.jpegls;

import org.jspecify.annotations.NullMarked;
