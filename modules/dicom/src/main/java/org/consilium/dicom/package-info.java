/**
 * DICOM objects: data sets over byte ranges, the dictionary, character sets, Part 10 files, encapsulated frames and DICOM JSON. A toolkit for anybody: nothing in it knows this service.
 */
@NullMarked
package org.consilium.dicom;

import org.jspecify.annotations.NullMarked;
