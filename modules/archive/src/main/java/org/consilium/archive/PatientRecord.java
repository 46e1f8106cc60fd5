package org.consilium.archive;

import org.consilium.security.InstitutionId;

/**
 * A patient as the newest of the studies found names it. Without an ID each study has a patient of its own.
 *
 * @param institution owner of the studies
 * @param key names this patient within one answer
 */
public record PatientRecord(
        Patient patient, InstitutionId institution, String key, int studyCount, int seriesCount, int instanceCount) {}
