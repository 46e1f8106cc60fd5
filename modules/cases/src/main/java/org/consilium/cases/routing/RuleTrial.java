package org.consilium.cases.routing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consilium.cases.CaseId;
import org.consilium.cases.Explanation;
import org.consilium.cases.Participant;

/**
 * What a draft of rules would have done with cases that were sent lately, newest first.
 *
 * @param problems what is wrong with the draft; with any of them no case is tried
 */
public record RuleTrial(List<RuleProblem> problems, List<Tried> cases) {

    public RuleTrial {
        problems = List.copyOf(problems);
        cases = List.copyOf(cases);
    }

    /** One case by the rules in force and by the draft. Duty is that of the moment it was sent, load that of now. */
    public record Tried(CaseId id, String number, Instant submittedAt, Choice before, Choice after) {

        public boolean differs() {
            return !before.first().equals(after.first()) || !before.backup().equals(after.backup());
        }
    }

    /** @param why the first stands there, or why there is nobody */
    public record Choice(Optional<Participant> first, Optional<Participant> backup, Explanation why) {}
}
