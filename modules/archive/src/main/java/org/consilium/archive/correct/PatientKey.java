package org.consilium.archive.correct;

import org.consilium.archive.Patient;

/**
 * How an institution names a person.
 *
 * @param id Patient ID (0010,0020), not empty
 * @param issuer Issuer of Patient ID (0010,0021), may be empty; the same ID of another issuer is another person
 */
public record PatientKey(String id, String issuer) {

    static PatientKey of(Patient patient) {
        return new PatientKey(patient.id(), patient.issuer());
    }
}
