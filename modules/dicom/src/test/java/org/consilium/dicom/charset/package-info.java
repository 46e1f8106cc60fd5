/** Tests of the package of the same name. */
@NullMarked
package org.consilium.dicom.charset;

import org.jspecify.annotations.NullMarked;
