/**
 * The HTTP edge: DICOMweb, the case API, server-sent events.
 */
@NullMarked
package org.consilium.web;

import org.jspecify.annotations.NullMarked;
