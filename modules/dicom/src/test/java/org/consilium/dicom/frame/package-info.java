/** Tests of the package of the same name. */
@NullMarked
package org.consilium.dicom.frame;

import org.jspecify.annotations.NullMarked;
