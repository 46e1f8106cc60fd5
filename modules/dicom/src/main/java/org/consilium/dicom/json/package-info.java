/**
 * The DICOM JSON model (PS3.18 F): data sets as JSON for web services, with bulk data in line or by reference, and back.
 */
@NullMarked
package org.consilium.dicom.json;

import org.jspecify.annotations.NullMarked;
