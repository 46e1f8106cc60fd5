package org.consilium.archive.audit;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.archive.commit.CommitmentAnswers;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dimse.association.Peer;
import org.consilium.dimse.commitment.CommitmentProvider;
import org.consilium.dimse.commitment.CommitmentResult;
import org.consilium.dimse.commitment.StorageCommitment;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedProvider;
import org.consilium.dimse.normalized.NormalizedRequest;
import org.consilium.dimse.normalized.NormalizedResponse;
import org.consilium.dimse.workflow.ModalityPerformedProcedureStep;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.audit.Action;
import org.consilium.security.audit.ActiveParticipant;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.AuditTrail;
import org.consilium.security.audit.Outcome;
import org.consilium.security.audit.ParticipantObject;

/**
 * Storage commitment and modality performed procedure steps as events: Procedure Record (PS3.15 A.5.3, Event ID 110111), as IHE has it for MPPS.
 * PS3.15 has no event for storage commitment, which says of the same procedure what of it is kept.
 */
public final class WorkflowAudit implements CommitmentAnswers {

    private static final int SYSTEM = 2;
    private static final int REPORT = 3;

    /** Most studies that one step is said to be about; a step has hardly ever more than one. */
    private static final int STUDIES_MAX = 100;

    private final AuditTrail trail;
    private final String ownTitle;
    private final Clock clock;

    WorkflowAudit(AuditTrail trail, String ownTitle, Clock clock) {
        this.trail = trail;
        this.ownTitle = ownTitle;
        this.clock = clock;
    }

    /** A place in the trail is kept before the request is taken. */
    public CommitmentProvider commitment(CommitmentProvider provider) {
        return (request, sameAssociation) -> {
            var event = event(Action.READ, "N-ACTION", request.peer())
                    .about(sopClass(StorageCommitment.SOP_CLASS_UID))
                    .about(transaction(request.transactionUid())
                            .with("count", String.valueOf(request.references().size())));
            return said(event, () -> provider.commit(request, sameAssociation));
        };
    }

    /** The answer of the node, which the peer has heard or not. */
    @Override
    public void ended(AeTitle peer, CommitmentResult result, Set<Uid> studies, boolean heard) {
        var event = AuditEvent.of(clock.instant(), AuditAct.STUDY_RECORD, Action.READ)
                .command("N-EVENT-REPORT")
                .by(ActiveParticipant.application(ownTitle).asSource())
                .by(ActiveParticipant.application(peer.value()).asDestination())
                .about(sopClass(StorageCommitment.SOP_CLASS_UID));
        for (var study : studies) {
            event = event.about(ParticipantObject.study(study.value()));
        }
        event = event.about(transaction(result.transactionUid())
                .with("committed", String.valueOf(result.committed().size()))
                .with("failed", String.valueOf(result.failed().size())));
        trail.record(heard ? event : event.ended(Outcome.MINOR_FAILURE, "The peer was never told"));
    }

    /** Steps that begin (N-CREATE) and go on or end (N-SET), refused ones too. */
    public NormalizedProvider steps(NormalizedProvider provider) {
        return new NormalizedProvider() {
            @Override
            public NormalizedResponse create(NormalizedRequest.Create request) throws IOException {
                var uid = request.sopInstanceUid().orElse("");
                var event = event(Action.CREATE, "N-CREATE", request.peer());
                return said(step(event, uid, request.attributes()), () -> provider.create(request));
            }

            @Override
            public NormalizedResponse set(NormalizedRequest.Set request) throws IOException {
                var event = event(Action.UPDATE, "N-SET", request.peer());
                return said(
                        step(event, request.sopInstanceUid(), request.modifications()), () -> provider.set(request));
            }
        };
    }

    private static AuditEvent step(AuditEvent begun, String uid, DataSet attributes) {
        var event = begun.about(sopClass(ModalityPerformedProcedureStep.SOP_CLASS_UID));
        var patient = text(attributes, Tag.PatientID);
        if (!patient.isEmpty()) {
            event = event.about(ParticipantObject.patient(
                    patient, text(attributes, Tag.IssuerOfPatientID), text(attributes, Tag.PatientName)));
        }
        for (var study : studies(attributes)) {
            event = event.about(ParticipantObject.study(study.value()));
        }
        return event.about(ParticipantObject.resource("urn:oid:" + uid)
                .with("status", text(attributes, Tag.PerformedProcedureStepStatus)));
    }

    private static List<Uid> studies(DataSet attributes) {
        return attributes.items(Tag.ScheduledStepAttributesSequence).stream()
                .flatMap(scheduled -> scheduled.uid(Tag.StudyInstanceUID).stream())
                .distinct()
                .limit(STUDIES_MAX)
                .toList();
    }

    private static String text(DataSet attributes, int tag) {
        try {
            return attributes.text(tag).orElse("");
        } catch (Rejected _) {
            return "";
        }
    }

    /** What a peer asks for, or tells. */
    private interface Asked {
        NormalizedResponse answer() throws IOException;
    }

    private NormalizedResponse said(AuditEvent event, Asked asked) throws IOException {
        try (var place = trail.place()) {
            var ended = event.ended(Outcome.SERIOUS_FAILURE, "The node failed");
            try {
                var response = asked.answer();
                ended = ended(event, response.status());
                return response;
            } catch (Rejected refused) {
                ended = event.ended(Outcome.MINOR_FAILURE, refused.reason().text());
                throw refused;
            } finally {
                place.say(ended);
            }
        }
    }

    private static AuditEvent ended(AuditEvent event, DimseStatus status) {
        if (status.isSuccess() || status.isWarning()) {
            return event;
        }
        return event.ended(
                Outcome.MINOR_FAILURE,
                status.equals(DimseStatus.NOT_AUTHORIZED)
                        ? "This AE may not do that here"
                        : "Answered with status " + status);
    }

    private AuditEvent event(Action action, String command, Peer peer) {
        return AuditEvent.of(clock.instant(), AuditAct.STUDY_RECORD, action)
                .command(command)
                .by(PeerAudit.of(peer).asSource())
                .by(ActiveParticipant.application(ownTitle).asDestination());
    }

    private static ParticipantObject transaction(String uid) {
        return ParticipantObject.resource("urn:oid:" + uid);
    }

    private static ParticipantObject sopClass(String uid) {
        return new ParticipantObject(SYSTEM, REPORT, ParticipantObject.SOP_CLASS_UID, uid, "", "", Map.of());
    }
}
