package org.consilium.archive.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.consilium.archive.removal.StudyDeletion;
import org.consilium.archive.removal.StudyDeletion.Proposal;
import org.consilium.archive.removal.StudyDeletion.State;
import org.consilium.archive.removal.StudyDeletions;
import org.consilium.kernel.Rejected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks at all studies, page by page, and proposes to delete those whose time is over; carries proposals out whose notice is over. Before
 * it does, the policy is asked again: a proposal that holds no longer is withdrawn.
 */
public final class RetentionWalk {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionWalk.class);

    private static final int PAGE_STUDIES = 500;
    private static final int NOTICES_MAX = 100;

    /** What stands in the way of a proposal is looked at again after this. */
    private static final Duration AGAIN_AFTER = Duration.ofHours(1);

    private final PolicyRows policies;
    private final FactRows facts;
    private final RoundRow round;
    private final StudyDeletions deletions;
    private final RetentionSettings settings;
    private final Clock clock;

    public RetentionWalk(
            JdbcClient jdbc, PolicyRows policies, StudyDeletions deletions, RetentionSettings settings, Clock clock) {
        this.policies = policies;
        this.facts = new FactRows(jdbc);
        this.round = new RoundRow(jdbc, clock);
        this.deletions = deletions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks at the next page, if a round is under way or due; true when there is more of it. */
    public boolean step() {
        var inForce = new Policies(policies.all());
        if (!inForce.canEnd() || deletions.count(State.PROPOSED) >= settings.proposalsMax()) {
            return false;
        }
        var current = round.current(settings.lookEvery());
        if (current.isEmpty()) {
            return false;
        }
        var page = facts.after(current.get().position(), PAGE_STUDIES);
        if (page.isEmpty()) {
            round.end();
            return false;
        }
        int proposed = 0;
        for (var study : page) {
            proposed += propose(inForce, study) ? 1 : 0;
        }
        round.advance(page.getLast().study().value(), page.size(), proposed);
        return true;
    }

    private boolean propose(Policies inForce, StudyFacts study) {
        var now = clock.instant();
        if (!(inForce.on(study) instanceof Verdict.Until kept)
                || !kept.isOver(today(now))
                || facts.wasWanted(study.study(), now.minus(settings.askAgainAfter()))) {
            return false;
        }
        var notice = inForce.noticeDays(kept.policy());
        Optional<Instant> carriedOutFrom =
                notice.isPresent() ? Optional.of(now.plus(Duration.ofDays(notice.getAsInt()))) : Optional.empty();
        return deletions.propose(new Proposal(
                study.study(), Optional.of(kept.policy()), kept.policyName(), kept.reason(), carriedOutFrom));
    }

    /** Hides what nobody objected to during the notice; true when there may be more. */
    public boolean carryOut() {
        var now = clock.instant();
        var due = deletions.noticesOver(now.minus(AGAIN_AFTER), NOTICES_MAX);
        for (var proposal : due) {
            try {
                if (isStillOver(proposal)) {
                    deletions.hide(proposal, "policy '" + proposal.policyName() + "'");
                }
            } catch (Rejected changedMeanwhile) {
                LOG.info("A proposal to delete a study was not carried out: {}", changedMeanwhile.getMessage());
            }
        }
        return due.size() == NOTICES_MAX;
    }

    /** Withdraws a proposal that no policy makes any more. */
    boolean isStillOver(StudyDeletion proposal) {
        var inForce = new Policies(policies.all());
        boolean over = facts.find(proposal.study())
                .filter(study -> inForce.on(study).isOver(today(clock.instant())))
                .isPresent();
        if (!over) {
            deletions.withdraw(proposal, "no policy says so any more");
        }
        return over;
    }

    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    public RetentionRound round() {
        return round.read();
    }

    /** Has a walk begin at the next opportunity, though its time has not come. */
    public void request() {
        round.request();
    }
}
