/** Search (FHIR R4 3.1.1): the table of parameters, their matching, pages and includes. */
@NullMarked
package org.consilium.web.fhir.search;

import org.jspecify.annotations.NullMarked;
