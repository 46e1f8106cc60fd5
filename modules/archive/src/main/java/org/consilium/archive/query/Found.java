package org.consilium.archive.query;

import org.consilium.archive.InstanceRecord;
import org.consilium.archive.index.BytesPlace;

/**
 * An instance found, with where its bytes lie.
 *
 * @param sha256 over the data set bytes
 * @param revision of its study: 0 when nothing about it was ever corrected
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
public record Found(InstanceRecord record, BytesPlace place, byte[] sha256, long revision) {}
