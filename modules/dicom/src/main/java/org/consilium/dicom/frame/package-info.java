/**
 * Where the frames of an object are: offsets and lengths in native pixel data, by basic or extended offset table, or by
 * looking at the fragments (PS3.5 A.4, PS3.3 C.7.6.3), so that one frame of a large object is read without the others.
 */
@NullMarked
package org.consilium.dicom.frame;

import org.jspecify.annotations.NullMarked;
