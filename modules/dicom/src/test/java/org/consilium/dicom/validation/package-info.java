/** Tests of the package of the same name. */
@NullMarked
package org.consilium.dicom.validation;

import org.jspecify.annotations.NullMarked;
