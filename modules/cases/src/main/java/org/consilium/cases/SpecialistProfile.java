package org.consilium.cases;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.consilium.security.PersonId;

/**
 * What somebody who gives opinions can be asked.
 *
 * @param sites ICD-O-3 topography codes or their beginnings ({@code C34}), or {@link #ANY}
 * @param modalities DICOM modalities, or {@link #ANY}
 * @param onDuty whether cases may be offered now
 * @param maxOpenCases most cases at a time, at least 1
 * @param licenceUntil last day of the licence; none: without end
 */
public record SpecialistProfile(
        PersonId person,
        Set<String> sites,
        Set<String> modalities,
        boolean onDuty,
        int maxOpenCases,
        Optional<LocalDate> licenceUntil) {

    /** Stands for every site or every modality. */
    public static final String ANY = "*";

    public SpecialistProfile {
        sites = Set.copyOf(sites);
        modalities = Set.copyOf(modalities);
    }
}
