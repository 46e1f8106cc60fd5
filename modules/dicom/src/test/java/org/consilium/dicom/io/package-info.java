/** Tests of the package of the same name. */
@NullMarked
package org.consilium.dicom.io;

import org.jspecify.annotations.NullMarked;
