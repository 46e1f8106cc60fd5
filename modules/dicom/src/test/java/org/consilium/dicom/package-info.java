/** Tests of the package of the same name. */
@NullMarked
package org.consilium.dicom;

import org.jspecify.annotations.NullMarked;
