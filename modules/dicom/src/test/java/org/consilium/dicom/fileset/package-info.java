/** Tests of the package of the same name. */
@NullMarked
package org.consilium.dicom.fileset;

import org.jspecify.annotations.NullMarked;
