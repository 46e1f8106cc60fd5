package org.consilium.exchange.forward;

import java.util.Set;
import org.consilium.kernel.AeTitle;

/**
 * Sends instances on to a destination as they arrive.
 *
 * @param modalities values of Modality (0008,0060), any of which matches; empty: every instance
 */
public record ForwardRule(AeTitle to, Set<String> modalities) {

    public ForwardRule {
        modalities = Set.copyOf(modalities);
    }

    boolean matches(String modality) {
        return modalities.isEmpty() || modalities.contains(modality);
    }
}
