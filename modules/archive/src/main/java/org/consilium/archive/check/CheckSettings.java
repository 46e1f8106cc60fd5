package org.consilium.archive.check;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How what lies in the object store is checked.
 *
 * @param reconcileEvery how often the store is compared with the index
 * @param scrubEvery how often everything in the store is read again; a round that takes longer is followed by the next at once
 * @param scrubRate bytes of it that are read in a second; 0 for not at all
 */
public record CheckSettings(
        @DefaultValue("24h") Duration reconcileEvery,
        @DefaultValue("30d") Duration scrubEvery,
        @DefaultValue("8MB") DataSize scrubRate) {

    public CheckSettings {
        if (reconcileEvery.isNegative() || scrubEvery.isNegative() || scrubRate.isNegative()) {
            throw new IllegalArgumentException("consilium.archive.check: periods and rates must not be negative");
        }
    }

    boolean isScrubbing() {
        return scrubRate.toBytes() > 0;
    }
}
