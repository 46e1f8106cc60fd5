/**
 * What the samples of a frame mean: the image pixel module (PS3.3 C.7.6.3) as checked facts, and a decoded frame in one
 * normal form, so that codecs and renderers need not know each other.
 */
@NullMarked
package org.consilium.imaging.pixel;

import org.jspecify.annotations.NullMarked;
