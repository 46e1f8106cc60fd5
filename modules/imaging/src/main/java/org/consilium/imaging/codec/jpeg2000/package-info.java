/**
 * JPEG 2000 (ISO/IEC 15444-1) and High-Throughput JPEG 2000 (ISO/IEC 15444-15): the codestream's headers and packets, both
 * block coders, the inverse wavelet and component transforms.
 */
@NullMarked
package org.consilium.imaging.codec.jpeg2000;

import org.jspecify.annotations.NullMarked;
