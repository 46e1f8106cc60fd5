package org.consilium.web.operations;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.check.Checks;
import org.consilium.archive.check.Rounds.Name;
import org.consilium.archive.check.Rounds.Round;
import org.consilium.archive.index.Backlog;
import org.consilium.archive.operate.CountingReceiver;
import org.consilium.archive.operate.WaitingRows;
import org.consilium.exchange.syslog.AuditRepository;
import org.consilium.storage.examine.Examination;
import org.consilium.storage.examine.ExaminedStore;
import org.consilium.storage.spool.Spool;
import org.consilium.web.operations.OperationsView.CheckView;
import org.consilium.web.operations.OperationsView.StoreView;

/** Gathers what the parts of the node say of themselves. */
public final class OperationsViews {

    private final CountingReceiver receiver;
    private final Backlog backlog;
    private final Spool spool;
    private final ExaminedStore store;
    private final WaitingRows waiting;
    private final Checks checks;
    private final Optional<AuditRepository> auditRepository;
    private final Clock clock;

    public OperationsViews(
            CountingReceiver receiver,
            Backlog backlog,
            Spool spool,
            ExaminedStore store,
            WaitingRows waiting,
            Checks checks,
            Optional<AuditRepository> auditRepository,
            Clock clock) {
        this.receiver = receiver;
        this.backlog = backlog;
        this.spool = spool;
        this.store = store;
        this.waiting = waiting;
        this.checks = checks;
        this.auditRepository = auditRepository;
        this.clock = clock;
    }

    OperationsView now() {
        var rounds = checks.rounds().all();
        return new OperationsView(
                clock.instant(),
                receiver.senders(),
                receiver.totals(),
                backlog.size(),
                spool.fill(),
                diskFree(),
                store(rounds),
                waiting.count(),
                rounds.stream().map(CheckView::of).toList(),
                auditRepository.map(AuditRepository::state));
    }

    private Optional<Long> diskFree() {
        try {
            return Optional.of(spool.diskFree());
        } catch (IOException diskDoesNotAnswer) {
            return Optional.empty();
        }
    }

    private StoreView store(List<Round> rounds) {
        var state = store.state();
        // A round under way has counted a part of it only.
        var listed = rounds.stream()
                .filter(round -> round.name() == Name.RECONCILE && !round.running())
                .filter(round -> round.endedAt().isPresent())
                .findFirst();
        return new StoreView(
                store.name(),
                state.isReachable(),
                state.isFit(),
                state.examination().flatMap(Examination::fault),
                state.examination().stream()
                        .flatMap(examination -> examination.warnings().stream())
                        .sorted()
                        .toList(),
                state.examinedAt(),
                state.awaySince(),
                state.lastError(),
                listed.map(Round::objects),
                listed.map(Round::bytes));
    }
}
