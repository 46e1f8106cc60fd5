/**
 * Colour profiles (ICC.1, PS3.3 C.11.15): those of images, the standard ones a picture can be asked for in, conversion between
 * them, and how a picture carries one. Profiles are parsed here and never handed to native code.
 */
@NullMarked
package org.consilium.imaging.icc;

import org.jspecify.annotations.NullMarked;
