package org.consilium.web.retention;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.archive.removal.Obstacle;
import org.consilium.archive.removal.StudyDeletion.State;
import org.consilium.archive.removal.StudyDeletions;
import org.consilium.archive.retention.PolicyRows;
import org.consilium.archive.retention.Retention;
import org.consilium.archive.retention.RetentionSettings;
import org.consilium.archive.retention.RetentionWalk;
import org.consilium.kernel.Uid;
import org.consilium.security.Person;
import org.consilium.web.people.InstitutionNames;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Policies, what they would do, and how long a certain study is kept. */
@RestController
@RequestMapping("/api/retention")
public final class RetentionController {

    private final PolicyRows policies;
    private final Retention retention;
    private final RetentionWalk walk;
    private final StudyDeletions deletions;
    private final RetentionSettings settings;
    private final InstitutionNames institutions;

    public RetentionController(
            PolicyRows policies,
            Retention retention,
            RetentionWalk walk,
            StudyDeletions deletions,
            RetentionSettings settings,
            InstitutionNames institutions) {
        this.policies = policies;
        this.retention = retention;
        this.walk = walk;
        this.deletions = deletions;
        this.settings = settings;
        this.institutions = institutions;
    }

    /** The policies in the order in which they are looked at, and what is under way. */
    @GetMapping
    OverviewView overview() {
        var round = walk.round();
        return new OverviewView(
                policies.all().stream()
                        .map(stored -> PolicyBody.View.of(stored, institutions))
                        .toList(),
                deletions.count(State.PROPOSED),
                deletions.count(State.HIDDEN),
                settings.grace().toDays(),
                round.running(),
                round.startedAt(),
                round.endedAt(),
                round.studies(),
                round.proposed());
    }

    @PostMapping("/policies")
    @ResponseStatus(HttpStatus.CREATED)
    PolicyBody.View add(Person person, @RequestBody PolicyBody body) {
        return PolicyBody.View.of(policies.add(body.policy(), Names.of(person)), institutions);
    }

    @PutMapping("/policies/{id}")
    PolicyBody.View change(Person person, @PathVariable long id, @RequestBody PolicyBody body) {
        return PolicyBody.View.of(policies.change(id, body.policy(), Names.of(person)), institutions);
    }

    @DeleteMapping("/policies/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        policies.delete(id);
    }

    /** What a policy would do now, in force or not; changes nothing. */
    @PostMapping("/dry-run")
    DryRunView dryRun(@RequestParam @Nullable Long policy, @RequestBody PolicyBody body) {
        return DryRunView.of(retention.dryRun(body.policy(), Optional.ofNullable(policy)), institutions);
    }

    /** Has the walk through all studies begin at the next opportunity. */
    @PostMapping("/walk")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void walk() {
        walk.request();
    }

    /** Why a study is here, or gone. */
    @GetMapping("/studies/{study}")
    ExplanationView explain(@PathVariable String study) {
        var explanation = retention.explain(new Uid(study));
        return new ExplanationView(
                study,
                explanation.facts().map(facts -> StudyFactsView.of(facts, institutions)),
                explanation.verdict().map(VerdictView::of),
                explanation.obstacles(),
                explanation.holds().stream().map(HoldView::of).toList(),
                explanation.earlier().stream()
                        .map(deletion -> DeletionView.of(deletion, institutions))
                        .toList());
    }

    /**
     * Where everything stands.
     *
     * @param proposed studies whose deletion waits for a person or a notice
     * @param hidden studies that can still be had back
     * @param walked studies looked at in the newest walk
     */
    record OverviewView(
            List<PolicyBody.View> policies,
            long proposed,
            long hidden,
            long graceDays,
            boolean walking,
            Optional<Instant> walkStartedAt,
            Optional<Instant> walkEndedAt,
            long walked,
            long walkProposed) {}

    /**
     * What would be due.
     *
     * @param named the first of them
     * @param complete false when there are more studies than a dry run looks at
     */
    record DryRunView(List<DueView> named, long studies, long bytes, long lookedAt, boolean complete) {

        static DryRunView of(Retention.DryRun run, InstitutionNames institutions) {
            var named = run.named().stream()
                    .map(due -> new DueView(
                            StudyFactsView.of(due.study(), institutions),
                            VerdictView.of(due.verdict()),
                            due.obstacles()))
                    .toList();
            return new DryRunView(named, run.studies(), run.bytes(), run.lookedAt(), run.complete());
        }
    }

    /** @param obstacles what would keep it all the same */
    record DueView(StudyFactsView study, VerdictView verdict, Set<Obstacle> obstacles) {}

    /**
     * Why a study is here, or gone.
     *
     * @param study none when it is gone
     * @param obstacles what keeps it whatever the policy says
     * @param deletions of it, newest first
     */
    record ExplanationView(
            String studyInstanceUid,
            Optional<StudyFactsView> study,
            Optional<VerdictView> verdict,
            Set<Obstacle> obstacles,
            List<HoldView> holds,
            List<DeletionView> deletions) {}
}
