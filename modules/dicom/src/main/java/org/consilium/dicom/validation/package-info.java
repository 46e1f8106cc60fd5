/**
 * Validation against the definitions of information objects (PS3.3 A, C): which attributes a module requires and an object
 * lacks. The tables know much of the standard, not all of it; what was not checked is said.
 */
@NullMarked
package org.consilium.dicom.validation;

import org.jspecify.annotations.NullMarked;
