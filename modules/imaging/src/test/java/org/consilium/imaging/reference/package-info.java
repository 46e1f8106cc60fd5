/** Decoded and rendered frames beside what other decoders and viewers make of them. */
@NullMarked
package org.consilium.imaging.reference;

import org.jspecify.annotations.NullMarked;
