/** Tests of the package of the same name. */
@NullMarked
package org.consilium.dicom.json;

import org.jspecify.annotations.NullMarked;
