/**
 * The HTTP edge: DICOMweb, the case API, FHIR, server-sent events.
 */
@NullMarked
package org.consilium.web;

import org.jspecify.annotations.NullMarked;
