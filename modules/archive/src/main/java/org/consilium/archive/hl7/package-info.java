/**
 * Listens to the patient administration of a hospital (HL7 version 2, ADT over MLLP): merged patients and changed attributes become
 * corrections.
 */
@NullMarked
package org.consilium.archive.hl7;

import org.jspecify.annotations.NullMarked;
