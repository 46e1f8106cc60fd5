/** The interactions (FHIR R4 3.1.0): read, search, create, update, transaction. Everything that changes something is a command of the case. */
@NullMarked
package org.consilium.web.fhir.interaction;

import org.jspecify.annotations.NullMarked;
