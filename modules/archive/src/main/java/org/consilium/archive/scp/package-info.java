/**
 * What the archive offers to DICOM peers beside storage: C-FIND, C-MOVE and C-GET, answered from the same door and by the same
 * rules of access as DICOMweb.
 */
@NullMarked
package org.consilium.archive.scp;

import org.jspecify.annotations.NullMarked;
