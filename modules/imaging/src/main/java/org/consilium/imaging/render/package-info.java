/**
 * From samples to a picture for the eye: modality and VOI transformations, palettes, colour spaces, scaling and the
 * encoding as JPEG or PNG (PS3.3 C.7.6.3, C.11.1, C.11.2).
 */
@NullMarked
package org.consilium.imaging.render;

import org.jspecify.annotations.NullMarked;
