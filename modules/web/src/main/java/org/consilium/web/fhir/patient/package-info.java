/** Patients as FHIR names them: by ids that say nothing of anybody. */
@NullMarked
package org.consilium.web.fhir.patient;

import org.jspecify.annotations.NullMarked;
