/**
 * From stored frames to what an eye can see: pixel formats, windows, colour, thumbnails.
 */
@NullMarked
package org.consilium.imaging;

import org.jspecify.annotations.NullMarked;
