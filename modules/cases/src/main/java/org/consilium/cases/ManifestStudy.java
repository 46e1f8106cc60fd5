package org.consilium.cases;

import org.consilium.kernel.Uid;

/**
 * What one study consisted of when the question was asked.
 *
 * @param instances how many
 * @param sha256 over the sorted lines "SOP Instance UID, space, SHA-256 of the data set" of the study, lower-case hex
 */
public record ManifestStudy(Uid studyInstanceUid, int instances, String sha256) {}
