package org.consilium.archive.query;

import org.consilium.archive.InstanceRecord;
import org.consilium.archive.index.BytesPlace;

/**
 * An instance found, with where its bytes lie.
 *
 * @param sha256 over the data set bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
public record Found(InstanceRecord record, BytesPlace place, byte[] sha256) {}
