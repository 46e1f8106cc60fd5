package org.consilium.cases;

import org.consilium.kernel.Uid;

/** One instance a case is about, with the SHA-256 of its data set bytes in lower-case hex. */
public record ManifestInstance(Uid study, Uid series, Uid sopInstance, String sopClass, String sha256) {}
