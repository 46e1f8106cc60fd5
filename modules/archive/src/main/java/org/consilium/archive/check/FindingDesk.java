package org.consilium.archive.check;

import java.io.IOException;
import java.time.Clock;
import org.consilium.archive.check.Finding.Action;
import org.consilium.archive.check.Finding.Kind;
import org.consilium.archive.check.Finding.Outcome;
import org.consilium.archive.check.Finding.State;
import org.consilium.archive.drain.Deletions;
import org.consilium.archive.reindex.Reindexing;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people do about findings. */
public final class FindingDesk {

    private static final Logger LOG = LoggerFactory.getLogger(FindingDesk.class);

    /** A person waits for it. */
    private static final long UNPACED = Long.MAX_VALUE / 1_000_000_000L / (64 << 10);

    private final Findings findings;
    private final ObjectReading reading;
    private final SpoolReading spoolReading;
    private final Reindexing reindexing;
    private final Deletions deletions;
    private final Reconciler reconciler;
    private final Clock clock;

    FindingDesk(
            Findings findings,
            ObjectReading reading,
            SpoolReading spoolReading,
            Reindexing reindexing,
            Deletions deletions,
            Reconciler reconciler,
            Clock clock) {
        this.findings = findings;
        this.reading = reading;
        this.spoolReading = spoolReading;
        this.reindexing = reindexing;
        this.deletions = deletions;
        this.reconciler = reconciler;
        this.clock = clock;
    }

    /**
     * Does it and returns the finding as it is then. Errors: NOT_FOUND; INVALID_REQUEST where the action does not belong to the kind
     * of finding or it is resolved; ALREADY_EXISTS where an orphan holds nothing that could get a row.
     *
     * @throws IOException when the store is away
     */
    public Finding act(long id, Action action, PersonId by) throws IOException, InterruptedException {
        var finding = find(id);
        if (!finding.kind().actions().contains(action) || finding.state() == State.RESOLVED) {
            throw new Rejected(Reason.INVALID_REQUEST, "this cannot be done about the finding");
        }
        LOG.info("{} decides about finding {} ({}): {}", by, id, finding.kind(), action);
        switch (action) {
            case READ_AGAIN -> readAgain(finding);
            case REINDEX -> reindex(finding, by);
            case DELETE -> delete(finding, by);
            case ACKNOWLEDGE -> findings.decide(id, State.IGNORED, Outcome.ACKNOWLEDGED, by);
        }
        return find(id);
    }

    private Finding find(long id) {
        return findings.find(id).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    private void readAgain(Finding finding) throws IOException, InterruptedException {
        if (finding.kind() == Kind.SPOOL) {
            spoolReading.read(finding.sopInstance());
        } else {
            reading.read(finding.objectKey(), new Pace(UNPACED, clock));
        }
    }

    private void reindex(Finding finding, PersonId by) throws IOException {
        var progress = reindexing.run(finding.objectKey());
        if (reconciler.look(finding.objectKey())) {
            throw new Rejected(
                    Reason.ALREADY_EXISTS,
                    "of %d instances in the object %d cannot be read and the others have rows already"
                            .formatted(progress.instances(), progress.unreadable()));
        }
        findings.decide(finding.id(), State.RESOLVED, Outcome.REINDEXED, by);
    }

    /** Only what nobody knows at this moment; the list of deletions asks once more before the object goes. */
    private void delete(Finding finding, PersonId by) throws IOException {
        if (!reconciler.look(finding.objectKey())) {
            findings.goneFrom(finding.objectKey(), clock.instant());
            return;
        }
        deletions.note(finding.objectKey());
        findings.decide(finding.id(), State.RESOLVED, Outcome.TO_BE_DELETED, by);
    }
}
