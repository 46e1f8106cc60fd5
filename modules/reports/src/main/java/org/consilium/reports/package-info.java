/**
 * One signed opinion in its several faces: DICOM SR and encapsulated PDF.
 */
@NullMarked
package org.consilium.reports;

import org.jspecify.annotations.NullMarked;
