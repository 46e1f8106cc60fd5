package org.consilium.archive;

import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;

/**
 * An instance was received and is in the index. Published at least once for every instance stored, also across a crash.
 *
 * @param institution owner of the study
 */
public record InstanceStored(
        Uid study,
        Uid series,
        Uid sopInstance,
        String sopClass,
        String modality,
        InstitutionId institution,
        Origin origin) {}
