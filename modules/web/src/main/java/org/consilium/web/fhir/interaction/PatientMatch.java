package org.consilium.web.fhir.interaction;

import java.util.Optional;
import org.consilium.archive.Patient;
import org.consilium.web.fhir.resource.Patients;
import org.hl7.fhir.r4.model.Identifier;

/** A patient named by an identifier: ID and issuer must both be the same. */
record PatientMatch(Optional<String> system, String value) {

    static PatientMatch of(Identifier identifier) {
        return new PatientMatch(
                Optional.ofNullable(identifier.getSystem()).filter(system -> !system.isEmpty()),
                identifier.hasValue() ? identifier.getValue() : "");
    }

    boolean matches(Patient patient) {
        return !value.isEmpty() && value.equals(patient.id()) && system.equals(Patients.system(patient.issuer()));
    }
}
