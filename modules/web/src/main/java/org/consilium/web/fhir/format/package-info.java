/** Resources of FHIR R4 on the wire: JSON and XML, versions and their headers, and refusals as OperationOutcome. */
@NullMarked
package org.consilium.web.fhir.format;

import org.jspecify.annotations.NullMarked;
