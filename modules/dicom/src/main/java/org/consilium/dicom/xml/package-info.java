/**
 * The Native DICOM Model (PS3.19 A.1): data sets as XML, with bulk data in line or by reference, and back. What is read may
 * be hostile: no document type, no entities of its own, nothing fetched, every size limited.
 */
@NullMarked
package org.consilium.dicom.xml;

import org.jspecify.annotations.NullMarked;
