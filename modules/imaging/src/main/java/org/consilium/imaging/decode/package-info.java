/**
 * Finds the codec of a transfer syntax and limits what it may take: samples of a frame, samples being decompressed at once in the whole
 * node, time.
 */
@NullMarked
package org.consilium.imaging.decode;

import org.jspecify.annotations.NullMarked;
