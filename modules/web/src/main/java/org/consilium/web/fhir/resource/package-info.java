/** What the modules of the node know, as resources of FHIR R4. Only what the asking person may see becomes a resource. */
@NullMarked
package org.consilium.web.fhir.resource;

import org.jspecify.annotations.NullMarked;
