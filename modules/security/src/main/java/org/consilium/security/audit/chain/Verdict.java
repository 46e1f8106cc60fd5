package org.consilium.security.audit.chain;

import java.time.Instant;
import java.util.List;

/**
 * What a verification found.
 *
 * @param first number of the first event that is kept
 * @param last number of the last one, 0 when there is none
 * @param heads signed ends that were compared
 * @param findings the first ones, in the order of the trail; none when it is as it was written
 */
public record Verdict(Instant at, long first, long last, long events, int heads, List<Finding> findings) {

    public Verdict {
        findings = List.copyOf(findings);
    }

    public boolean sound() {
        return findings.isEmpty();
    }
}
