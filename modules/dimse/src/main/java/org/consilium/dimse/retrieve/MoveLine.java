package org.consilium.dimse.retrieve;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.dimse.service.MoveOriginator;
import org.consilium.dimse.service.ProtocolMachine;

/**
 * The association to the receiver of a C-MOVE. It is opened for as many instances as its presentation contexts suffice for,
 * one for each SOP class and transfer syntax so that the receiver cannot choose for us, and kept as long as it fits.
 */
final class MoveLine implements AutoCloseable {

    /** Instances looked at ahead to propose what they need. */
    static final int AHEAD_MAX = 1000;

    /** Associations that may break or fail one after another before the rest of the instances fails, too. */
    static final int FAILURES_MAX = 3;

    private static final Logger LOG = System.getLogger(MoveLine.class.getName());

    private final MoveReceiver receiver;
    private final MoveOriginator originator;
    private Optional<ProtocolMachine> machine = Optional.empty();
    private Set<ContextProposal> proposed = Set.of();
    private int failures;

    MoveLine(MoveReceiver receiver, MoveOriginator originator) {
        this.receiver = receiver;
        this.originator = originator;
    }

    void send(RetrieveItems items, Progress progress) throws IOException {
        Iterator<RetrieveItem> all = items.iterator();
        List<RetrieveItem> ahead = new ArrayList<>();
        Set<ContextProposal> needed = new LinkedHashSet<>();
        while (all.hasNext() && !progress.isCancelled()) {
            RetrieveItem item = all.next();
            List<ContextProposal> more = contexts(item);
            if (ahead.size() == AHEAD_MAX || !fit(needed, more)) {
                send(ahead, needed, progress);
                ahead.clear();
                needed.clear();
            }
            ahead.add(item);
            needed.addAll(more);
        }
        send(ahead, needed, progress);
    }

    private void send(List<RetrieveItem> items, Set<ContextProposal> needed, Progress progress) throws IOException {
        for (RetrieveItem item : items) {
            if (progress.isCancelled()) {
                return;
            }
            progress.done(item, send(item, needed));
        }
    }

    private DimseStatus send(RetrieveItem item, Set<ContextProposal> needed) {
        if (failures >= FAILURES_MAX) {
            return DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS;
        }
        try {
            ProtocolMachine open = open(needed);
            DimseStatus status = new SubOperations(open, Optional.of(originator)).store(item);
            failures = open.isEstablished() ? 0 : failures + 1;
            return status;
        } catch (IOException e) {
            failures++;
            LOG.log(Level.WARNING, "The destination of a C-MOVE cannot be reached: {0}", e.getMessage());
            return DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS;
        }
    }

    private ProtocolMachine open(Set<ContextProposal> needed) throws IOException {
        if (machine.filter(ProtocolMachine::isEstablished).isEmpty() || !proposed.containsAll(needed)) {
            close();
            machine = Optional.of(receiver.open(List.copyOf(needed)));
            proposed = Set.copyOf(needed);
        }
        return machine.orElseThrow();
    }

    private static List<ContextProposal> contexts(RetrieveItem item) {
        return item.transferSyntaxes().stream()
                .limit(AssociateRq.PRESENTATION_CONTEXTS_MAX)
                .map(syntax -> ContextProposal.of(item.sopClassUid(), syntax))
                .toList();
    }

    private static boolean fit(Set<ContextProposal> before, Collection<ContextProposal> more) {
        Set<ContextProposal> all = new LinkedHashSet<>(before);
        all.addAll(more);
        return all.size() <= AssociateRq.PRESENTATION_CONTEXTS_MAX;
    }

    @Override
    public void close() {
        machine.ifPresent(ProtocolMachine::close);
        machine = Optional.empty();
    }
}
