package org.consilium.archive.correct;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.consilium.archive.StudyChanged;
import org.consilium.archive.index.InstanceIndex;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Access;
import org.consilium.security.Caller;
import org.consilium.security.InstitutionId;
import org.consilium.security.Visibility;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes corrections and takes them back. Stored bytes stay as they are; the index shows the corrected patient from the same
 * moment on, and whatever leaves the node says it. A caller corrects what belongs to its own institution; whether it may at all is
 * asked before.
 */
public final class Corrections {

    /** Most corrections of one answer. */
    public static final int LIST_MAX = 200;

    private final CorrectionRows rows;
    private final InstanceIndex index;
    private final Access access;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public Corrections(
            JdbcClient jdbc,
            InstanceIndex index,
            Access access,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = new CorrectionRows(jdbc);
        this.index = index;
        this.access = access;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** Newest first, at most {@link #LIST_MAX}, those undone included. */
    public List<Correction> newest(Caller caller) {
        return rows.newest(access.visibility(caller), LIST_MAX);
    }

    /**
     * Shows a study as that of another patient.
     *
     * @throws Rejected NOT_FOUND for a study that is not of the caller's institution
     */
    public Correction move(Caller caller, Draft draft, Source source) {
        var study = draft.study().orElseThrow(() -> new Rejected(Reason.INVALID_REQUEST, "study is missing"));
        var visibility = access.visibility(caller);
        var owner = rows.owner(study)
                .filter(institution ->
                        visibility.everything() || visibility.institutions().contains(institution))
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
        var id = make(owner, draft, source, List.of(study));
        return require(visibility, id);
    }

    /**
     * Shows the studies of a patient as those of another, or with other attributes; those that come later too.
     *
     * @throws Rejected NOT_FOUND when the institution has no study of the prior patient; INVALID_REQUEST for a merge with itself
     */
    public Correction correct(Caller caller, InstitutionId institution, Draft draft, Source source) {
        var visibility = access.visibility(caller);
        if (!visibility.everything() && !visibility.institutions().contains(institution)) {
            throw new Rejected(Reason.NOT_FOUND);
        }
        var prior = draft.prior().orElseThrow(() -> new Rejected(Reason.INVALID_REQUEST, "prior patient is missing"));
        if (draft.kind() == Kind.MERGE && prior.equals(draft.target())) {
            throw new Rejected(Reason.INVALID_REQUEST, "a patient cannot be merged with itself");
        }
        var studies = rows.studiesOf(institution, prior);
        if (studies.isEmpty()) {
            throw new Rejected(Reason.NOT_FOUND, "no study of the prior patient");
        }
        return require(visibility, make(institution, draft, source, studies));
    }

    /**
     * Does what a message of a hospital's own system says, once however often it is sent: merges hold for what comes later too;
     * updates that change nothing are not noted.
     */
    public void follow(InstitutionId institution, Draft draft, Source source) {
        boolean isNews = draft.kind() != Kind.UPDATE || rows.isNews(institution, draft);
        if (isNews && !rows.isKnown(institution, draft, source)) {
            var prior = draft.prior().orElseThrow();
            make(institution, draft, source, rows.studiesOf(institution, prior));
        }
    }

    /**
     * Takes a correction back; later ones that were built on it stay, and hold for those studies they still concern.
     *
     * @throws Rejected NOT_FOUND; NOT_IN_THIS_STATE when it was taken back before
     */
    public Correction undo(Caller caller, long id, String by, String reason) {
        var visibility = access.visibility(caller);
        var correction = require(visibility, id);
        var studies = transactions.execute(status -> {
            var concerned = rows.studiesOf(id);
            if (!rows.undo(id, new Correction.Undone(by, reason, clock.instant()))) {
                throw new Rejected(Reason.NOT_IN_THIS_STATE, "the correction was taken back before");
            }
            concerned.forEach(index::describe);
            return concerned;
        });
        tell(
                correction.institution(),
                new LinkedHashSet<>(Optional.ofNullable(studies).orElse(List.of())));
        return require(visibility, id);
    }

    private long make(InstitutionId institution, Draft draft, Source source, List<Uid> studies) {
        long id = Optional.ofNullable(transactions.execute(status -> {
                    long made = rows.insert(institution, draft, source, clock.instant());
                    studies.forEach(index::describe);
                    return made;
                }))
                .orElseThrow();
        var changed = new LinkedHashSet<>(studies);
        if (draft.kind() == Kind.MERGE) {
            changed.addAll(describeLatecomers(institution, draft.prior().orElseThrow()));
        }
        tell(institution, changed);
        return id;
    }

    /** Studies that got their row while the correction was being made, and did not see it yet. */
    private List<Uid> describeLatecomers(InstitutionId institution, PatientKey prior) {
        return Optional.ofNullable(transactions.execute(status -> {
                    var late = rows.studiesOf(institution, prior);
                    late.forEach(index::describe);
                    return late;
                }))
                .orElse(List.of());
    }

    private void tell(InstitutionId institution, SequencedSet<Uid> studies) {
        studies.forEach(study -> events.publishEvent(new StudyChanged(study, institution)));
    }

    private Correction require(Visibility visibility, long id) {
        return rows.find(visibility, id).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }
}
