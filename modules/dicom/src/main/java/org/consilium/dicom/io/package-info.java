/**
 * Data sets as bytes (PS3.5 7, A) and as files (PS3.10): readers that trust no length before the bytes are there, a
 * writer that gives back unchanged data sets byte for byte, headers read without touching pixel data, and the change of a
 * stored object into Explicit VR Little Endian.
 */
@NullMarked
package org.consilium.dicom.io;

import org.jspecify.annotations.NullMarked;
