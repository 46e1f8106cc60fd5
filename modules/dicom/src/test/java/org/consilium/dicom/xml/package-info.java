/** Tests of the package of the same name. */
@NullMarked
package org.consilium.dicom.xml;

import org.jspecify.annotations.NullMarked;
