package org.consilium.archive.retention;

import java.util.List;
import org.consilium.archive.retention.Policy.Stored;

/** All policies that count, in their order: the first that matches a study decides, also when a later one would keep it longer. */
final class Policies {

    private final List<Stored> inOrder;

    Policies(List<Stored> policies) {
        this.inOrder = policies.stream()
                .filter(stored -> stored.policy().active())
                .sorted(Policy.ORDER)
                .toList();
    }

    Verdict on(StudyFacts study) {
        return inOrder.stream()
                .filter(stored -> stored.policy().matches(study))
                .findFirst()
                .map(stored -> stored.policy().on(stored.id(), study))
                .orElseGet(Verdict.NoPolicy::new);
    }

    /** Whether any study can ever be due. */
    boolean canEnd() {
        return inOrder.stream().anyMatch(stored -> stored.policy().keep().isPresent());
    }

    /** Days between a proposal and its carrying out; none when a person has to confirm. */
    java.util.OptionalInt noticeDays(long policy) {
        return inOrder.stream()
                .filter(stored -> stored.id() == policy)
                .findFirst()
                .map(stored -> stored.policy().noticeDays())
                .orElse(java.util.OptionalInt.empty());
    }
}
