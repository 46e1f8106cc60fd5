package org.consilium.exchange.availability;

import java.util.Collection;
import java.util.Set;
import org.consilium.kernel.AeTitle;

/**
 * Tells a remote AE of the studies that have come.
 *
 * @param modalities of studies it is told of, any of which is enough; empty: all studies
 */
public record AvailabilityRule(AeTitle to, Set<String> modalities) {

    public AvailabilityRule {
        modalities = Set.copyOf(modalities);
    }

    boolean matches(Collection<String> ofStudy) {
        return modalities.isEmpty() || ofStudy.stream().anyMatch(modalities::contains);
    }
}
