package org.consilium.archive.retention;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.archive.removal.LegalHold;
import org.consilium.archive.removal.LegalHolds;
import org.consilium.archive.removal.Obstacle;
import org.consilium.archive.removal.Obstacles;
import org.consilium.archive.removal.StudyDeletion;
import org.consilium.archive.removal.StudyDeletion.State;
import org.consilium.archive.removal.StudyDeletions;
import org.consilium.archive.retention.Policy.Stored;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people ask about retention: what a policy would do, why a study is still here, and what is to become of proposals. */
public final class Retention {

    /** Studies that a dry run names; it counts the others. */
    public static final int NAMED_MAX = 200;

    /** Studies that a dry run looks at: a person waits for it. */
    public static final int LOOKED_AT_MAX = 200_000;

    private static final int PAGE_STUDIES = 1000;

    private final FactRows facts;
    private final PolicyRows policies;
    private final Obstacles obstacles;
    private final LegalHolds holds;
    private final StudyDeletions deletions;
    private final RetentionWalk walk;
    private final Clock clock;

    public Retention(
            JdbcClient jdbc,
            PolicyRows policies,
            Obstacles obstacles,
            LegalHolds holds,
            StudyDeletions deletions,
            RetentionWalk walk,
            Clock clock) {
        this.facts = new FactRows(jdbc);
        this.policies = policies;
        this.obstacles = obstacles;
        this.holds = holds;
        this.deletions = deletions;
        this.walk = walk;
        this.clock = clock;
    }

    /** A study whose time would be over, and what would keep it all the same. */
    public record Due(StudyFacts study, Verdict.Until verdict, Set<Obstacle> obstacles) {}

    /**
     * What a policy would do now.
     *
     * @param named the first of them, in the order of their UIDs
     * @param studies whose time would be over
     * @param bytes of their data sets
     * @param lookedAt studies altogether
     * @param complete false when there are more studies than a dry run looks at
     */
    public record DryRun(List<Due> named, long studies, long bytes, long lookedAt, boolean complete) {}

    /**
     * Why a study is here or gone.
     *
     * @param facts none when there is no such study, or no longer
     * @param earlier deletions of it, newest first
     */
    public record Explanation(
            Uid study,
            Optional<StudyFacts> facts,
            Optional<Verdict> verdict,
            Set<Obstacle> obstacles,
            List<LegalHold> holds,
            List<StudyDeletion> earlier) {}

    /**
     * Says what would be due if a policy were in force among the others, in its place. Changes nothing.
     *
     * @param replaced the policy of which it is a new wording
     */
    public DryRun dryRun(Policy draft, Optional<Long> replaced) {
        long id = replaced.orElse(Long.MAX_VALUE);
        var others = new ArrayList<>(policies.all());
        others.removeIf(stored -> stored.id() == id);
        others.add(new Stored(id, active(draft), "", clock.instant()));
        var would = new Policies(others);
        var today = RetentionWalk.today(clock.instant());
        var named = new ArrayList<Due>();
        long studies = 0;
        long bytes = 0;
        long lookedAt = 0;
        var page = facts.after("", PAGE_STUDIES);
        while (!page.isEmpty() && lookedAt < LOOKED_AT_MAX) {
            for (var study : page) {
                if (would.on(study) instanceof Verdict.Until kept && kept.policy() == id && kept.isOver(today)) {
                    studies++;
                    bytes += study.bytes();
                    if (named.size() < NAMED_MAX) {
                        named.add(new Due(study, kept, obstacles.of(study.study())));
                    }
                }
            }
            lookedAt += page.size();
            page = facts.after(page.getLast().study().value(), PAGE_STUDIES);
        }
        return new DryRun(named, studies, bytes, lookedAt, page.isEmpty());
    }

    private static Policy active(Policy draft) {
        return new Policy(
                draft.institution(),
                draft.position(),
                draft.name(),
                draft.modalities(),
                draft.sender(),
                draft.youngerThanYears(),
                draft.keep(),
                draft.countedFrom(),
                draft.untilAgeYears(),
                draft.noticeDays(),
                true);
    }

    /** Errors: NOT_FOUND when the node never deleted such a study and has none. */
    public Explanation explain(Uid study) {
        var found = facts.find(study);
        var earlier = deletions.of(study);
        if (found.isEmpty() && earlier.isEmpty()) {
            throw new Rejected(Reason.NOT_FOUND);
        }
        return new Explanation(
                study,
                found,
                found.map(new Policies(policies.all())::on),
                found.isPresent() ? obstacles.of(study) : Set.of(),
                holds.of(study),
                earlier);
    }

    /**
     * Hides studies whose deletion was proposed, each for itself; those that must stay say in the answer why.
     *
     * @param by name and account of the person
     * @throws Rejected NOT_FOUND for an unknown proposal
     */
    public List<StudyDeletion> confirm(List<Long> ids, String by) {
        var proposals = ids.stream().distinct().map(deletions::require).toList();
        for (var proposal : proposals) {
            try {
                if (proposal.state() == State.PROPOSED && walk.isStillOver(proposal)) {
                    deletions.hide(proposal, by);
                }
            } catch (Rejected changedMeanwhile) {
                // The answer shows what has become of it.
                continue;
            }
        }
        return proposals.stream().map(each -> deletions.require(each.id())).toList();
    }
}
