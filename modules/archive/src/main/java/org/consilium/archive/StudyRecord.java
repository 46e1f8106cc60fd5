package org.consilium.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.SortedSet;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;

/**
 * A study as the index knows it, from the first instance that came. Texts are decoded; absent ones are empty.
 *
 * @param modalities Modality of its series (0008,0061)
 * @param sopClasses SOP classes of its instances (0008,0062)
 * @param institution owner of the study
 * @param receivedAt arrival of its newest instance
 * @param settled whether nothing has come for the quiet period
 */
public record StudyRecord(
        Uid uid,
        Patient patient,
        Optional<LocalDate> date,
        Optional<LocalTime> time,
        String id,
        String accessionNumber,
        String description,
        String referringPhysician,
        SortedSet<String> modalities,
        SortedSet<String> sopClasses,
        int seriesCount,
        int instanceCount,
        InstitutionId institution,
        Instant receivedAt,
        boolean settled) {}
