package org.consilium.archive.commit;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.consilium.archive.Archive;
import org.consilium.archive.PeerRights;
import org.consilium.dimse.Destination;
import org.consilium.dimse.commitment.CommitmentProvider;
import org.consilium.dimse.commitment.CommitmentReporter;
import org.consilium.dimse.commitment.CommitmentRequest;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedResponse;
import org.consilium.kernel.AeTitle;
import org.consilium.security.RemoteAe.Permission;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Storage commitment push model SCP (PS3.4 J.3): keeps the request and answers; the result follows. */
public final class CommitmentScp implements CommitmentProvider {

    private final CommitmentRows rows;
    private final Reporters reporters;
    private final Commitments commitments;
    private final PeerRights rights;
    private final CommitmentLimits limits;
    private final Clock clock;
    private volatile Runnable wake = () -> {};

    /**
     * @param destinations where results can be told
     * @param answers hears how every request ended
     */
    public CommitmentScp(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Archive archive,
            PeerRights rights,
            Function<AeTitle, Optional<Destination>> destinations,
            CommitmentAnswers answers,
            CommitmentLimits limits,
            Clock clock) {
        this.rows = new CommitmentRows(jdbc, transaction);
        this.reporters = new Reporters(destinations);
        this.commitments = new Commitments(rows, new Verifier(archive, rows), reporters, answers, limits, clock);
        this.rights = rights;
        this.limits = limits;
        this.clock = clock;
    }

    /** What has to be run again and again. */
    public Commitments commitments() {
        return commitments;
    }

    /** @param waking is called when there is something to do */
    public void onRequest(Runnable waking) {
        wake = waking;
    }

    @Override
    public NormalizedResponse commit(CommitmentRequest request, CommitmentReporter sameAssociation) {
        if (!rights.may(request.peer(), Permission.STORE)) {
            return NormalizedResponse.of(DimseStatus.NOT_AUTHORIZED);
        }
        Instant now = clock.instant();
        try {
            Optional<Long> id = rows.add(request, now, now.plus(limits.waitMax()));
            if (id.isEmpty()) {
                return NormalizedResponse.of(DimseStatus.DUPLICATE_TRANSACTION_UID);
            }
            reporters.remember(id.get(), sameAssociation);
        } catch (DataAccessException outage) {
            return NormalizedResponse.of(DimseStatus.RESOURCE_LIMITATION);
        }
        wake.run();
        return NormalizedResponse.success();
    }
}
