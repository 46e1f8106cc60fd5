package org.consilium.exchange.opinion;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.Archive;
import org.consilium.archive.Channel;
import org.consilium.archive.InstanceStored;
import org.consilium.cases.OpinionSigned;
import org.consilium.cases.OpinionUids;
import org.consilium.exchange.Deliveries;
import org.consilium.exchange.Delivery;
import org.consilium.exchange.DeliveryChanged;
import org.consilium.exchange.DeliveryState;
import org.consilium.exchange.OpinionVersion;
import org.consilium.exchange.opinion.Returns.Return;
import org.consilium.exchange.outbox.Outbox;
import org.consilium.exchange.send.Dispatcher;
import org.consilium.kernel.AeTitle;
import org.consilium.security.Caller;
import org.consilium.security.Institution;
import org.consilium.security.Institutions;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings a signed opinion back: its SR and PDF to the PACS of the institution that asked, and, when the PACS has answered
 * success for both, word of it to the case. Without a PACS the opinion is returned as soon as both lie in the archive, where
 * the portal shows them; one about documents alone, which belongs to no study, as soon as it is signed.
 *
 * <p>Events make it quick; {@link #catchUp} makes it certain.
 */
public final class OpinionReturn {

    private static final Logger LOG = System.getLogger(OpinionReturn.class.getName());

    private static final Caller NODE = new Caller.Node();

    private final Returns returns;
    private final Outbox outbox;
    private final Deliveries deliveries;
    private final Dispatcher dispatcher;
    private final Opinions opinions;
    private final Archive archive;
    private final Institutions institutions;
    private final TransactionTemplate transaction;

    public OpinionReturn(
            JdbcClient jdbc,
            Clock clock,
            Outbox outbox,
            Deliveries deliveries,
            Dispatcher dispatcher,
            Opinions opinions,
            Archive archive,
            Institutions institutions,
            TransactionTemplate transaction) {
        this.returns = new Returns(jdbc, clock);
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.dispatcher = dispatcher;
        this.opinions = opinions;
        this.archive = archive;
        this.institutions = institutions;
        this.transaction = transaction;
    }

    @EventListener
    public void signed(OpinionSigned event) {
        try {
            begin(event);
        } catch (DataAccessException e) {
            // The signature stands; the next catch-up finds it.
            LOG.log(
                    Level.WARNING,
                    "The return of an opinion could not begin yet: {0}",
                    e.getClass().getSimpleName());
        }
    }

    /** A report lies in the archive: what waited for it goes at once. */
    @EventListener
    public void stored(InstanceStored event) {
        if (event.origin().channel() == Channel.REPORT) {
            outbox.arrived(event.sopInstance()).forEach(dispatcher::wakeAfterCommit);
            finish();
        }
    }

    @EventListener
    public void changed(DeliveryChanged event) {
        if (event.state() == DeliveryState.DELIVERED && event.opinion().isPresent()) {
            finish();
        }
    }

    /** Begins what was signed and finishes what was delivered without anybody noticing. */
    public void catchUp() {
        for (OpinionSigned event : opinions.undelivered()) {
            alone(new OpinionVersion(event.id(), event.version()), () -> begin(event));
        }
        finish();
    }

    /** Whatever goes wrong with one opinion must not keep the others waiting; the next catch-up tries it again. */
    private static void alone(OpinionVersion opinion, Runnable step) {
        try {
            step.run();
        } catch (DataAccessException outage) {
            throw outage;
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "Version {0} of the opinion on case {1} could not be returned: {2}",
                    opinion.version(),
                    opinion.caseId(),
                    e.getClass().getName());
        }
    }

    private void begin(OpinionSigned event) {
        var opinion = new OpinionVersion(event.id(), event.version());
        if (returns.isKnown(opinion)) {
            return;
        }
        if (opinions.isWithoutStudies(opinion)) {
            opinions.delivered(opinion);
            return;
        }
        Optional<AeTitle> pacs = institutions.find(event.returnTo()).flatMap(Institution::pacs);
        opinions.uids(opinion).ifPresent(uids -> begin(opinion, uids, pacs));
    }

    private void begin(OpinionVersion opinion, OpinionUids uids, Optional<AeTitle> pacs) {
        transaction.executeWithoutResult(_ -> {
            if (returns.add(opinion, uids, pacs)) {
                pacs.ifPresent(to -> {
                    outbox.returnOpinion(uids.srInstance(), to, opinion);
                    outbox.returnOpinion(uids.pdfInstance(), to, opinion);
                    dispatcher.wakeAfterCommit(to);
                });
            }
        });
    }

    private void finish() {
        for (Return each : returns.open()) {
            alone(each.opinion(), () -> finish(each));
        }
    }

    private void finish(Return each) {
        if (isDelivered(each)) {
            opinions.delivered(each.opinion());
            returns.delivered(each.opinion());
        }
    }

    private boolean isDelivered(Return each) {
        if (each.destination().isEmpty()) {
            return archive.open(NODE, each.srInstance()).isPresent()
                    && archive.open(NODE, each.pdfInstance()).isPresent();
        }
        List<Delivery> parts = deliveries.of(each.opinion());
        return !parts.isEmpty() && parts.stream().allMatch(part -> part.state() == DeliveryState.DELIVERED);
    }
}
