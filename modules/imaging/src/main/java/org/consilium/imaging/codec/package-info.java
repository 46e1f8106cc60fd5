/**
 * From the bytes of one frame, as stored, to samples in the normal form of {@link
 * org.consilium.imaging.pixel.DecodedFrame}: native, deflated, RLE, JPEG (DCT and lossless), JPEG-LS and JPEG 2000. Every
 * codec checks sizes against the header before it allocates and refuses what does not fit. Larger codecs have packages of their own.
 */
@NullMarked
package org.consilium.imaging.codec;

import org.jspecify.annotations.NullMarked;
