/**
 * A report as DICOM objects: Enhanced SR (PS3.3 A.35.2, template TID 2000 of PS3.16) and Encapsulated PDF (PS3.3 A.45.1), in
 * series of their own in the study that was asked about. Everything in them comes from the report and the header of the
 * original, so that making them twice makes the same bytes.
 */
@NullMarked
package org.consilium.reports.document;

import org.jspecify.annotations.NullMarked;
