/** What the node says that it can do (FHIR R4 CapabilityStatement), made from the tables that do it. */
@NullMarked
package org.consilium.web.fhir.capability;

import org.jspecify.annotations.NullMarked;
