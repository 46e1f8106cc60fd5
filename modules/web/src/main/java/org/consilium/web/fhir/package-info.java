/**
 * FHIR R4 under {@code /fhir}: another system places a case, follows it and collects the opinion. A case is a ServiceRequest and a Task with one
 * id; offers, questions back and receipts are child tasks; every signed version is a DiagnosticReport.
 */
@NullMarked
package org.consilium.web.fhir;

import org.jspecify.annotations.NullMarked;
