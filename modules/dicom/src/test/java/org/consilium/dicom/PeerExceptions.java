package org.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a peer says something else than we do, and why that is right. Differences begin with the file and the path of the
 * element; an exception is a regular expression for the beginning of them. One that no difference needs any more fails the test too.
 */
public final class PeerExceptions {

    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();
    private final List<String> unexplained = new ArrayList<>();

    /** Allows all differences that begin with a match of one of the expressions. */
    public PeerExceptions because(String reason, String... beginnings) {
        for (String beginning : beginnings) {
            reasons.put(beginning, reason);
        }
        return this;
    }

    /** Takes note of a difference. */
    public void add(String difference) {
        List<String> matching = reasons.keySet().stream()
                .filter(beginning ->
                        Pattern.compile(beginning).matcher(difference).lookingAt())
                .toList();
        used.addAll(matching);
        if (matching.isEmpty()) {
            unexplained.add(difference);
        }
    }

    /** Fails if a difference has no reason or a reason no difference. */
    public void check() {
        assertThat(unexplained).as("differences without a reason").isEmpty();
        assertThat(reasons.keySet()).as("exceptions that nothing needs").isSubsetOf(used);
    }
}
