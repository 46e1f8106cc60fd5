package org.consilium.archive.commit;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.consilium.dimse.commitment.CommitmentReporter;
import org.consilium.dimse.commitment.CommitmentResult;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.kernel.Rejected;
import org.consilium.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on the requests that are due: decides on their instances, and tells the result: on the association of the request as
 * long as that stands, then over others, with growing pauses.
 */
public final class Commitments {

    private static final Logger LOG = LoggerFactory.getLogger(Commitments.class);

    /** Requests worked on at a time. */
    private static final int PARALLEL_MAX = 8;

    /** How long another node leaves a request alone that somebody works on; after a crash it is taken up again then. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final CommitmentRows rows;
    private final Verifier verifier;
    private final Reporters reporters;
    private final CommitmentAnswers answers;
    private final CommitmentLimits limits;
    private final Clock clock;

    Commitments(
            CommitmentRows rows,
            Verifier verifier,
            Reporters reporters,
            CommitmentAnswers answers,
            CommitmentLimits limits,
            Clock clock) {
        this.rows = rows;
        this.verifier = verifier;
        this.reporters = reporters;
        this.answers = answers;
        this.limits = limits;
        this.clock = clock;
    }

    /** One step; true when there may be more to do at once. */
    public boolean run() throws InterruptedException {
        List<Commitment> due = rows.claim(clock.instant(), LEASE, PARALLEL_MAX);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> work = due.stream()
                    .<Callable<Boolean>>map(each -> () -> workOn(each))
                    .collect(Collectors.toList());
            for (Future<Boolean> each : threads.invokeAll(work)) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return due.size() == PARALLEL_MAX;
    }

    private boolean workOn(Commitment commitment) {
        boolean inTime = clock.instant().isBefore(commitment.decideBy());
        boolean decided = true;
        for (CommitmentRows.Waiting waiting : rows.waiting(commitment)) {
            Optional<DimseStatus> outcome =
                    verifier.decide(new Caller.Peer(commitment.callingAe()), waiting.reference());
            if (outcome.isEmpty() && inTime) {
                decided = false;
            } else {
                rows.decide(commitment, waiting, outcome.orElse(DimseStatus.PROCESSING_FAILURE));
            }
        }
        if (decided) {
            report(commitment);
        } else {
            rows.postpone(commitment, clock.instant().plus(limits.poll()), commitment.attempts());
        }
        return decided;
    }

    private void report(Commitment commitment) {
        CommitmentResult result = rows.result(commitment);
        boolean heard = isHeard(commitment, result);
        Instant now = clock.instant();
        int attempts = commitment.attempts() + 1;
        if (heard || attempts >= limits.attemptsMax()) {
            if (!heard) {
                LOG.error("The result of a storage commitment of {} was never heard", commitment.callingAe());
            }
            answers.ended(commitment.callingAe(), result, rows.studies(commitment), heard);
            rows.end(commitment, now, heard);
            reporters.forget(commitment.id());
        } else {
            rows.postpone(commitment, now.plus(limits.pauseAfter(attempts)), attempts);
        }
    }

    private boolean isHeard(Commitment commitment, CommitmentResult result) {
        for (CommitmentReporter reporter : reporters.of(commitment)) {
            try {
                DimseStatus status = reporter.report(result);
                if (status.isSuccess() || status.isWarning()) {
                    return true;
                }
                LOG.warn("{} answered a result of storage commitment with {}", commitment.callingAe(), status);
            } catch (IOException | Rejected e) {
                LOG.warn(
                        "{} could not be told a result of storage commitment: {}",
                        commitment.callingAe(),
                        e.toString());
            }
        }
        return false;
    }
}
