package org.consilium.exchange.send;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.consilium.archive.Archive;
import org.consilium.archive.StoredInstance;
import org.consilium.archive.convert.Encodings;
import org.consilium.dimse.Destination;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.exchange.DeliveryChanged;
import org.consilium.exchange.DeliveryState;
import org.consilium.exchange.ExchangeSettings;
import org.consilium.exchange.outbox.Claimed;
import org.consilium.exchange.outbox.LeaseKeeper;
import org.consilium.exchange.outbox.Outbox;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Rejected;
import org.consilium.security.Caller;
import org.consilium.security.RemoteAe;
import org.consilium.security.RemoteAes;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;

/** Sends what is due for one destination. The state of each instance is what the remote answered for it. */
final class Sender {

    private static final Logger LOG = System.getLogger(Sender.class.getName());

    private static final Caller NODE = new Caller.Node();

    private final Outbox outbox;
    private final Archive archive;
    private final RemoteAes remoteAes;
    private final AeTitle callingAe;
    private final Encodings encodings;
    private final ExchangeSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SentInstances sent;

    Sender(
            Outbox outbox,
            Archive archive,
            RemoteAes remoteAes,
            AeTitle callingAe,
            Encodings encodings,
            ExchangeSettings settings,
            ApplicationEventPublisher events,
            Clock clock,
            SentInstances sent) {
        this.outbox = outbox;
        this.archive = archive;
        this.remoteAes = remoteAes;
        this.callingAe = callingAe;
        this.encodings = encodings;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
        this.sent = sent;
    }

    /** A claimed delivery and what it is about. */
    private record Item(Claimed claimed, StoredInstance instance) {}

    /** Sends batch after batch until nothing is due, the destination does not work, or the node stops. */
    void sendDue(AeTitle to, BooleanSupplier stopping) {
        Optional<RemoteAe> remote = remoteAes.find(to);
        if (remote.isEmpty()) {
            destinationFailed(to, "The remote AE is not configured");
            return;
        }
        var destination = new Destination(remote.get().host(), remote.get().port(), to, callingAe, settings.timeouts());
        try (var line = new Line(destination, encodings)) {
            List<Claimed> batch = outbox.claim(to);
            while (!batch.isEmpty()) {
                if (!send(batch, to, line, stopping) || stopping.getAsBoolean()) {
                    return;
                }
                batch = outbox.claim(to);
            }
        }
    }

    /** False when there is no use in going on with this destination now. */
    private boolean send(List<Claimed> batch, AeTitle to, Line line, BooleanSupplier stopping) {
        UUID lease = batch.getFirst().lease();
        try (var _ = new LeaseKeeper(outbox, lease, settings.lease())) {
            Set<ContextProposal> proposals = new LinkedHashSet<>();
            List<Item> items = open(batch, line, proposals);
            if (items.isEmpty()) {
                outbox.release(lease, clock.instant());
                return true;
            }
            try {
                line.open(proposals);
            } catch (IOException e) {
                outbox.release(lease, clock.instant());
                destinationFailed(to, text(e));
                return false;
            }
            boolean alive = sendItems(items, to, line, stopping);
            outbox.release(lease, alive ? clock.instant() : clock.instant().plus(settings.pauseAfter(1)));
            return alive;
        }
    }

    /** What of a batch can be read and fits one association; the rest stays claimed and is released later. */
    private List<Item> open(List<Claimed> batch, Line line, Set<ContextProposal> proposals) {
        List<Item> items = new ArrayList<>();
        for (Claimed claimed : batch) {
            Optional<StoredInstance> instance = archive.open(NODE, claimed.sopInstance());
            if (instance.isEmpty()) {
                attemptFailed(claimed, "Not in the archive yet");
                continue;
            }
            List<ContextProposal> needed = line.proposals(instance.get());
            if (!Line.fit(proposals, needed)) {
                break;
            }
            proposals.addAll(needed);
            items.add(new Item(claimed, instance.get()));
        }
        return items;
    }

    /** False when the association broke: what was not tried yet is for another one. */
    private boolean sendItems(List<Item> items, AeTitle to, Line line, BooleanSupplier stopping) {
        for (Item item : items) {
            if (stopping.getAsBoolean()) {
                return true;
            }
            if (outbox.holds(item.claimed())) {
                try {
                    var status = line.store(item.instance());
                    if (status.isSuccess() || status.isWarning()) {
                        sent.sent(to, item.instance());
                    }
                    settle(item.claimed(), status);
                } catch (Rejected e) {
                    attemptFailed(item.claimed(), text(e));
                } catch (IOException e) {
                    attemptFailed(item.claimed(), text(e));
                    return false;
                } catch (DataAccessException outage) {
                    throw outage;
                } catch (RuntimeException e) {
                    // One instance that cannot be handled must use up its attempts, not stop all others for ever.
                    attemptFailed(item.claimed(), e.getClass().getName());
                    return false;
                }
            }
        }
        return true;
    }

    private void settle(Claimed claimed, DimseStatus status) {
        if (!status.isSuccess() && !status.isWarning()) {
            attemptFailed(claimed, status.toString());
        } else if (outbox.delivered(claimed, status.toString())) {
            publish(claimed, DeliveryState.DELIVERED);
        }
    }

    private void attemptFailed(Claimed claimed, String status) {
        boolean last = outbox.attemptFailed(claimed, status);
        if (last) {
            LOG.log(
                    Level.ERROR,
                    "Delivery {0} has failed after {1} attempts: {2}",
                    claimed.id(),
                    claimed.attempts(),
                    status);
        }
        publish(claimed, last ? DeliveryState.FAILED : DeliveryState.WAITING);
    }

    private void destinationFailed(AeTitle to, String status) {
        LOG.log(Level.WARNING, "Nothing can be sent to {0}: {1}", to, status);
        int failed = outbox.destinationFailed(to, status);
        if (failed > 0) {
            LOG.log(Level.ERROR, "{0} deliveries to {1} have failed after the last attempt: {2}", failed, to, status);
        }
    }

    private void publish(Claimed claimed, DeliveryState state) {
        events.publishEvent(new DeliveryChanged(claimed.id(), state, claimed.opinion()));
    }

    private static String text(Exception e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
