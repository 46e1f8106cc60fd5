package org.consilium.archive.removal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.archive.StudyChanged;
import org.consilium.archive.index.Hiding;
import org.consilium.archive.index.Leaving;
import org.consilium.archive.removal.StudyDeletion.Proposal;
import org.consilium.archive.removal.StudyDeletion.State;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proposals to delete studies, and hiding those that are to be deleted: from then on nobody sees the study, and until the end of the
 * grace it can be had back. Every step is one transaction.
 */
public final class StudyDeletions {

    /** Most deletions of one answer. */
    public static final int LIST_MAX = 500;

    private static final int EARLIER_MAX = 20;

    private final DeletionRows rows;
    private final StudyContent content;
    private final Obstacles obstacles;
    private final Hiding hiding;
    private final Leaving leaving;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Duration grace;
    private final Clock clock;

    /** @param grace from hiding a study to removing it */
    public StudyDeletions(
            JdbcClient jdbc,
            Obstacles obstacles,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Duration grace,
            Clock clock) {
        this.rows = new DeletionRows(jdbc);
        this.content = new StudyContent(jdbc);
        this.obstacles = obstacles;
        this.hiding = new Hiding(jdbc);
        this.leaving = new Leaving(jdbc);
        this.transactions = transactions;
        this.events = events;
        this.grace = grace;
        this.clock = clock;
    }

    /** Newest first, at most {@link #LIST_MAX}. */
    public List<StudyDeletion> newest(Set<State> states) {
        return rows.newest(states, LIST_MAX);
    }

    /** Of one study, newest first, also of one that is gone. */
    public List<StudyDeletion> of(Uid study) {
        return rows.ofStudy(study, EARLIER_MAX);
    }

    public long count(State state) {
        return rows.count(state);
    }

    /** Proposed and hidden ones that something kept when they were last tried. */
    public long blocked() {
        return rows.blocked();
    }

    /** Errors: NOT_FOUND. */
    public StudyDeletion require(long id) {
        return rows.find(id).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    /** False when the study is gone or has an open deletion. */
    public boolean propose(Proposal proposal) {
        return rows.propose(proposal, clock.instant()).isPresent();
    }

    /** Proposals whose notice is over, those not tried since first. */
    public List<StudyDeletion> noticesOver(Instant triedBefore, int limit) {
        return rows.due(State.PROPOSED, clock.instant(), triedBefore, limit);
    }

    /**
     * Hides a study because a person asked for it.
     *
     * @throws Rejected NOT_FOUND; NOT_IN_THIS_STATE when something stands in the way, which is then named, or its deletion has begun
     */
    public StudyDeletion delete(Uid study, String by, String reason) {
        var found = obstacles.of(study);
        if (!found.isEmpty()) {
            throw new Rejected(Reason.NOT_IN_THIS_STATE, "the study must stay: " + found);
        }
        if (rows.ofStudy(study, 1).stream().anyMatch(last -> last.state() == State.HIDDEN)) {
            throw new Rejected(Reason.NOT_IN_THIS_STATE, "the study is being deleted");
        }
        Long id = transactions.execute(status -> {
            rows.ofStudy(study, 1).stream()
                    .filter(last -> last.state() == State.PROPOSED)
                    .forEach(last -> rows.end(last.id(), State.PROPOSED, State.WITHDRAWN, ended(by, reason)));
            var proposal = new Proposal(study, Optional.empty(), "", reason, Optional.empty());
            long proposed = rows.propose(proposal, clock.instant()).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
            if (!hideLocked(require(proposed), by)) {
                throw new Rejected(Reason.NOT_IN_THIS_STATE, "the study has just changed");
            }
            return proposed;
        });
        return told(require(Optional.ofNullable(id).orElseThrow()));
    }

    /**
     * Hides a study that was proposed, unless something stands in the way.
     *
     * @return what does; empty when it is hidden
     * @throws Rejected NOT_IN_THIS_STATE when the proposal has ended or the study has just changed
     */
    public Set<Obstacle> hide(StudyDeletion proposed, String by) {
        var found = obstacles.of(proposed.study());
        if (!found.isEmpty()) {
            rows.blocked(proposed.id(), found, clock.instant());
            return found;
        }
        if (!Boolean.TRUE.equals(transactions.execute(status -> hideLocked(proposed, by)))) {
            throw new Rejected(Reason.NOT_IN_THIS_STATE, "the proposal has ended or the study has just changed");
        }
        told(proposed);
        return Set.of();
    }

    private boolean hideLocked(StudyDeletion proposed, String by) {
        var study = proposed.study();
        var now = clock.instant();
        if (!content.lock(study)
                || !obstacles.here(study).isEmpty()
                || !rows.hide(proposed.id(), by, now, now.plus(grace))) {
            return false;
        }
        content.note(proposed.id(), study);
        hiding.follow(study);
        return true;
    }

    /** Ends a proposal because a person wants to keep the study. Errors: NOT_FOUND; NOT_IN_THIS_STATE. */
    public StudyDeletion dismiss(long id, String by, String reason) {
        require(id);
        if (!rows.end(id, State.PROPOSED, State.DISMISSED, ended(by, reason))) {
            throw new Rejected(Reason.NOT_IN_THIS_STATE, "the proposal has ended");
        }
        return require(id);
    }

    /** Ends a proposal that holds no longer. */
    public void withdraw(StudyDeletion proposed, String reason) {
        rows.end(proposed.id(), State.PROPOSED, State.WITHDRAWN, ended("the node", reason));
    }

    /** Shows a hidden study again. Errors: NOT_FOUND; NOT_IN_THIS_STATE when it is not hidden, or gone. */
    public StudyDeletion takeBack(long id, String by, String reason) {
        var hidden = require(id);
        boolean shown = hidden.state() == State.HIDDEN
                && Boolean.TRUE.equals(
                        transactions.execute(status -> leaving.takeBack(hidden.study(), by, reason, clock.instant())));
        if (!shown) {
            throw new Rejected(Reason.NOT_IN_THIS_STATE, "the study is not hidden, or gone");
        }
        return told(require(id));
    }

    private Ended ended(String by, String reason) {
        return new Ended(by, reason, clock.instant());
    }

    private StudyDeletion told(StudyDeletion deletion) {
        events.publishEvent(new StudyChanged(deletion.study(), deletion.institution()));
        return deletion;
    }
}
