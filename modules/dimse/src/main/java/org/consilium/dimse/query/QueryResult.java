package org.consilium.dimse.query;

import org.consilium.dimse.message.DimseStatus;

/**
 * How a query ended.
 *
 * @param status of the last response: success, cancel (FE00) or a failure
 * @param taken matches the caller was given
 * @param isComplete whether these are all the provider has; false when the caller wanted no more, or the query failed
 * @param withoutOptionalKeys whether the provider said that it did not match optional keys (FF01)
 */
public record QueryResult(DimseStatus status, int taken, boolean isComplete, boolean withoutOptionalKeys) {}
