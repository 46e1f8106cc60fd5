package org.consilium.archive.commit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.consilium.dimse.Destination;
import org.consilium.dimse.commitment.CommitmentReporter;
import org.consilium.kernel.AeTitle;

/** The ways to tell a result: the association of the request, then one to the configured AE. */
final class Reporters {

    /** Associations kept in mind at most; results of further requests go over associations of their own. */
    private static final int LINES_MAX = 1_000;

    private final Map<Long, CommitmentReporter> lines = new ConcurrentHashMap<>();
    private final Function<AeTitle, Optional<Destination>> destinations;

    Reporters(Function<AeTitle, Optional<Destination>> destinations) {
        this.destinations = destinations;
    }

    void remember(long commitment, CommitmentReporter line) {
        if (lines.size() < LINES_MAX) {
            lines.put(commitment, line);
        }
    }

    void forget(long commitment) {
        lines.remove(commitment);
    }

    /** An association that did not take the result once is not tried again. */
    List<CommitmentReporter> of(Commitment commitment) {
        Optional<CommitmentReporter> line = Optional.ofNullable(lines.remove(commitment.id()));
        Optional<CommitmentReporter> other =
                destinations.apply(commitment.callingAe()).map(CommitmentReporter::over);
        return Stream.of(line, other).flatMap(Optional::stream).toList();
    }
}
