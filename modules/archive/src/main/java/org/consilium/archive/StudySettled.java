package org.consilium.archive;

import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;

/** Nothing has come for a study during the quiet period. Published at least once; again when more came and settled. */
public record StudySettled(Uid study, InstitutionId institution) {}
