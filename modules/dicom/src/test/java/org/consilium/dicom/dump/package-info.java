/** Tests of the package of the same name. */
@NullMarked
package org.consilium.dicom.dump;

import org.jspecify.annotations.NullMarked;
