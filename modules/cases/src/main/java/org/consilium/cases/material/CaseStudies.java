package org.consilium.cases.material;

import java.util.List;
import java.util.Optional;
import org.consilium.cases.CaseId;
import org.consilium.cases.ManifestInstance;
import org.consilium.cases.StudyExtent;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.InstitutionId;

/** Studies as cases need them. */
public interface CaseStudies {

    int PATIENT_STUDIES_MAX = 1_000;

    /** None when there is no such study or the caller does not see it. */
    Optional<StudyFacts> find(Caller caller, Uid study);

    /** Studies of the same patient, by ID, issuer and institution, this one included; the newest {@value #PATIENT_STUDIES_MAX} of them. */
    List<Uid> ofSamePatient(StudyFacts study);

    /** Studies of an institution under an accession number that nothing more is coming for. */
    List<Uid> withAccession(InstitutionId institution, String accessionNumber);

    /** Every instance of a study with the SHA-256 of its data set, none when nothing is there. */
    List<ManifestInstance> manifest(Uid study);

    /** Whether the archive has an instance that belongs to an institution. */
    boolean holds(InstitutionId institution, Uid instance);

    /**
     * Replaces what a case says about how much there is of its studies; in the transaction of the caller.
     *
     * @throws org.consilium.kernel.Rejected INVALID_REQUEST for numbers that are no counts
     */
    void announce(CaseId id, List<StudyExtent> expected);
}
