/** The identifiers that other systems gave to what they placed here, each at most once. */
@NullMarked
package org.consilium.web.fhir.identifier;

import org.jspecify.annotations.NullMarked;
