package org.consilium.archive;

import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;

/** Instances were added to a study; once per batch of arrivals, not per instance. For screens that show it. */
public record StudyChanged(Uid study, InstitutionId institution) {}
