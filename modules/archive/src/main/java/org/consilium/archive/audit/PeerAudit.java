package org.consilium.archive.audit;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.archive.StudyRecord;
import org.consilium.archive.scp.StoredItem;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Dictionary;
import org.consilium.dimse.association.AssociationPolicy;
import org.consilium.dimse.association.AssociationRequest;
import org.consilium.dimse.association.Decision;
import org.consilium.dimse.association.Peer;
import org.consilium.dimse.pdu.AssociateRj;
import org.consilium.dimse.query.Matches;
import org.consilium.dimse.query.Query;
import org.consilium.dimse.query.QueryOption;
import org.consilium.dimse.query.QueryProvider;
import org.consilium.dimse.retrieve.RetrieveItem;
import org.consilium.dimse.retrieve.RetrieveItems;
import org.consilium.dimse.retrieve.RetrieveProvider;
import org.consilium.dimse.service.OperationFailed;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.audit.Action;
import org.consilium.security.audit.ActiveParticipant;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.AuditTrail;
import org.consilium.security.audit.Once;
import org.consilium.security.audit.Outcome;
import org.consilium.security.audit.ParticipantObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The services that disclose something to peers, and the door itself, each with a place in the trail before it does. */
public final class PeerAudit {

    private static final Logger LOG = LoggerFactory.getLogger(PeerAudit.class);

    /** Being turned away again within this time, in the same way, is the same event. */
    private static final Duration REFUSED_ONCE_WITHIN = Duration.ofMinutes(1);

    /** Longest reason of a failed handshake that is kept, in characters: it holds what the other side has sent. */
    private static final int REASON_MAX = 200;

    private final AuditTrail trail;
    private final String ownTitle;
    private final Clock clock;
    private final Once refusals;

    public PeerAudit(AuditTrail trail, String ownTitle, Clock clock) {
        this.trail = trail;
        this.ownTitle = ownTitle;
        this.clock = clock;
        this.refusals = new Once(REFUSED_ONCE_WITHIN, clock);
    }

    /** Says whom a policy turns away; not those who are only asked to come again. */
    public AssociationPolicy policy(AssociationPolicy policy) {
        return request -> {
            var decision = policy.decide(request);
            if (decision instanceof Decision.Reject(var answer) && !answer.equals(AssociateRj.TEMPORARY_CONGESTION)) {
                refused(request, answer);
            }
            return decision;
        };
    }

    private void refused(AssociationRequest request, AssociateRj answer) {
        refused(
                request.peer(),
                answer.equals(AssociateRj.CALLED_AE_TITLE_NOT_RECOGNIZED)
                        ? "The called AE title is not this node's"
                        : "The calling AE is not known from there, or does not own its certificate");
    }

    /** Somebody was turned away; a flood of the same is said once a minute. */
    public void refused(Peer peer, String why) {
        if (refusals.isFirst(peer + why)) {
            trail.say(AuditEvent.of(clock.instant(), AuditAct.PEER_REFUSED, Action.EXECUTE)
                    .ended(Outcome.MINOR_FAILURE, why)
                    .by(of(peer))
                    .by(ActiveParticipant.application(ownTitle)));
        }
    }

    /** A TLS handshake failed: there is no title, the address is all that is known (node authentication, PS3.15 A.5.3.11). */
    public void handshakeFailed(InetAddress from, String why) {
        var address = from.getHostAddress();
        var reason = "No TLS: " + (why.length() > REASON_MAX ? why.substring(0, REASON_MAX) : why);
        if (!refusals.isFirst(address + reason)) {
            return;
        }
        try {
            trail.say(AuditEvent.of(clock.instant(), AuditAct.PEER_REFUSED, Action.EXECUTE)
                    .ended(Outcome.MINOR_FAILURE, reason)
                    .by(ActiveParticipant.requestor(address, "", address))
                    .by(ActiveParticipant.application(ownTitle)));
        } catch (Rejected behind) {
            // Nothing was disclosed, and the connection ends either way.
            LOG.error("A failed TLS handshake of {} is not in the audit trail", address);
        }
    }

    /** Storage commitment and performed procedure steps. */
    public WorkflowAudit workflow() {
        return new WorkflowAudit(trail, ownTitle, clock);
    }

    /** C-FIND (PS3.15 A.5.3.8). */
    public QueryProvider find(QueryProvider provider) {
        return new QueryProvider() {
            @Override
            public java.util.Set<QueryOption> options() {
                return provider.options();
            }

            @Override
            public void find(Query query, Matches matches) throws java.io.IOException {
                var event = AuditEvent.of(clock.instant(), AuditAct.QUERIED, Action.EXECUTE)
                        .command("C-FIND")
                        .by(of(query.peer()).asSource())
                        .by(ActiveParticipant.application(ownTitle).asDestination())
                        .about(ParticipantObject.query(
                                ParticipantObject.SOP_CLASS_UID, query.sopClassUid(), text(query.identifier())));
                try (var place = trail.place()) {
                    Outcome outcome = Outcome.SERIOUS_FAILURE;
                    var why = "";
                    try {
                        provider.find(query, matches);
                        outcome = Outcome.SUCCESS;
                    } catch (OperationFailed | Rejected e) {
                        outcome = Outcome.MINOR_FAILURE;
                        why = String.valueOf(e.getMessage());
                        throw e;
                    } finally {
                        place.say(event.ended(outcome, why));
                    }
                }
            }
        };
    }

    /**
     * C-MOVE and C-GET (PS3.15 A.5.3.3, A.5.3.7): of each study that a transfer begins, before its first instance leaves, and in the end how many
     * instances were handed over.
     *
     * @param service its name
     */
    public RetrieveProvider retrieve(RetrieveProvider provider, String service) {
        return request -> {
            try {
                var items = provider.find(request);
                return new RetrieveItems() {
                    @Override
                    public int count() {
                        return items.count();
                    }

                    @Override
                    public Iterator<RetrieveItem> iterator() {
                        return new Handed(items.iterator(), request.peer(), service);
                    }
                };
            } catch (OperationFailed | Rejected e) {
                trail.say(retrieval(AuditAct.IMAGES_TRANSFERRED, request.peer(), service)
                        .ended(Outcome.MINOR_FAILURE, String.valueOf(e.getMessage()))
                        .about(ParticipantObject.query(
                                ParticipantObject.SOP_CLASS_UID, request.sopClassUid(), text(request.identifier()))));
                throw e;
            }
        };
    }

    private AuditEvent retrieval(AuditAct act, Peer peer, String service) {
        return AuditEvent.of(clock.instant(), act, Action.EXECUTE)
                .command(service)
                .by(of(peer))
                .by(ActiveParticipant.application(ownTitle).asSource());
    }

    private final class Handed implements Iterator<RetrieveItem> {

        private final Iterator<RetrieveItem> items;
        private final Peer peer;
        private final String service;
        private final Map<Uid, StudyRecord> studies = new LinkedHashMap<>();
        private final Map<Uid, Integer> counts = new LinkedHashMap<>();
        private boolean ended;

        Handed(Iterator<RetrieveItem> items, Peer peer, String service) {
            this.items = items;
            this.peer = peer;
            this.service = service;
        }

        @Override
        public boolean hasNext() {
            boolean more = items.hasNext();
            if (!more && !ended) {
                ended = true;
                studies.forEach((uid, study) ->
                        trail.say(StudySubjects.about(retrieval(AuditAct.IMAGES_TRANSFERRED, peer, service), study)
                                .about(ParticipantObject.resource("instances")
                                        .with("count", String.valueOf(counts.getOrDefault(uid, 0))))));
            }
            return more;
        }

        @Override
        public RetrieveItem next() {
            var item = items.next();
            if (item instanceof StoredItem stored) {
                var study = stored.study();
                if (studies.putIfAbsent(study.uid(), study) == null) {
                    trail.say(StudySubjects.about(retrieval(AuditAct.TRANSFER_BEGUN, peer, service), study));
                }
                counts.merge(study.uid(), 1, Integer::sum);
            }
            return item;
        }
    }

    static ActiveParticipant of(Peer peer) {
        return ActiveParticipant.requestor(
                peer.callingAe().value(), "", peer.address().getHostAddress());
    }

    /** The keys of an identifier that hold something. */
    private static String text(DataSet identifier) {
        var text = new StringBuilder();
        for (var element : identifier.elements()) {
            var value = value(identifier, element.tag());
            if (!value.isEmpty()) {
                text.append(text.isEmpty() ? "" : "&")
                        .append(Dictionary.keyword(element.tag()))
                        .append('=')
                        .append(value);
            }
        }
        return text.toString();
    }

    private static String value(DataSet identifier, int tag) {
        try {
            return String.join("\\", identifier.texts(tag)).strip();
        } catch (Rejected _) {
            return "";
        }
    }
}
