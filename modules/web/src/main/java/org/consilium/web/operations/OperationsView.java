package org.consilium.web.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.check.Rounds;
import org.consilium.archive.operate.CountingReceiver;
import org.consilium.archive.operate.Sender;
import org.consilium.archive.operate.Waiting;
import org.consilium.exchange.syslog.AuditRepository;
import org.consilium.storage.examine.Examination;
import org.consilium.storage.spool.SpoolFill;

/**
 * The node at one moment.
 *
 * @param senders the last one to send first
 * @param totals since the node was started
 * @param unindexed instances that were answered and have no row yet
 * @param spoolDiskFree bytes; none when the disk does not answer
 * @param auditRepository how far it has been told of the audit trail; none when none is configured
 */
public record OperationsView(
        Instant at,
        List<Sender> senders,
        CountingReceiver.Totals totals,
        int unindexed,
        SpoolFill spool,
        Optional<Long> spoolDiskFree,
        StoreView store,
        Waiting waiting,
        List<CheckView> checks,
        Optional<AuditRepository.State> auditRepository) {

    /**
     * The object store.
     *
     * @param name where it is
     * @param lastError in the words of the store or the network
     * @param objects that the last comparison with the index listed; none before the first one has ended and while one is under way
     * @param bytes of these
     */
    public record StoreView(
            String name,
            boolean reachable,
            boolean fit,
            Optional<Examination.Fault> fault,
            List<Examination.Warning> warnings,
            Optional<Instant> examinedAt,
            Optional<Instant> awaySince,
            String lastError,
            Optional<Long> objects,
            Optional<Long> bytes) {}

    /**
     * A walk through the object store.
     *
     * @param share how much of it is done, 0 to 1
     */
    public record CheckView(
            Rounds.Name name,
            boolean running,
            double share,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            long objects,
            long bytes) {

        static CheckView of(Rounds.Round round) {
            return new CheckView(
                    round.name(),
                    round.running(),
                    round.share(),
                    round.startedAt(),
                    round.endedAt(),
                    round.objects(),
                    round.bytes());
        }
    }
}
