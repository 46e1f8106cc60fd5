package org.consilium.archive;

import org.consilium.archive.audit.PeerAudit;
import org.consilium.archive.commit.CommitmentScp;
import org.consilium.archive.convert.Encodings;
import org.consilium.archive.scp.FindScp;
import org.consilium.archive.scp.InformationModel;
import org.consilium.archive.scp.RetrieveScp;
import org.consilium.archive.settle.PerformedSteps;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.MoveDestinations;
import org.consilium.dimse.association.Peer;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.commitment.StorageCommitment;
import org.consilium.dimse.service.OperationFailed;
import org.consilium.dimse.workflow.ModalityPerformedProcedureStep;
import org.consilium.kernel.AeTitle;
import org.consilium.security.RemoteAe.Permission;

/** What the node offers on its DICOM ports beside storage: query/retrieve, storage commitment and modality performed procedure
 * steps (PS3.4 annexes C, J and F.7). */
public final class PeerServices {

    private final Archive archive;
    private final PeerRights rights;
    private final AeTitle ownTitle;
    private final Encodings encodings;
    private final CommitmentScp commitment;
    private final PerformedSteps steps;
    private final PeerAudit audit;

    public PeerServices(
            Archive archive,
            PeerRights rights,
            AeTitle ownTitle,
            Encodings encodings,
            CommitmentScp commitment,
            PerformedSteps steps,
            PeerAudit audit) {
        this.archive = archive;
        this.rights = rights;
        this.ownTitle = ownTitle;
        this.encodings = encodings;
        this.commitment = commitment;
        this.steps = steps;
        this.audit = audit;
    }

    /** Adds storage commitment, performed procedure steps, and C-FIND, C-MOVE and C-GET of every information model to a server,
     * each with its events in the audit trail. */
    public DimseServer.Builder offer(DimseServer.Builder server, Timeouts timeouts) {
        var find = audit.find(new FindScp(archive, rights, ownTitle, FindScp.MATCHES_MAX));
        var move = audit.retrieve(new RetrieveScp(archive, rights, Permission.MOVE, encodings), "C-MOVE");
        var get = audit.retrieve(new RetrieveScp(archive, rights, Permission.GET, encodings), "C-GET");
        MoveDestinations destinations = (title, asking) -> {
            requireMove(asking);
            var destination = rights.destination(title, asking);
            if (destination.isEmpty()) {
                audit.refused(asking, "C-MOVE to " + title.value() + ", to which this AE may send nothing");
            }
            return destination.map(ae -> new Destination(ae.host(), ae.port(), ae.aeTitle(), ownTitle, timeouts));
        };
        for (var model : InformationModel.values()) {
            server.find(model.find(), find)
                    .move(model.move(), move, destinations)
                    .get(model.get(), get);
        }
        var workflow = audit.workflow();
        return server.service(
                        StorageCommitment.SOP_CLASS_UID, StorageCommitment.provider(workflow.commitment(commitment)))
                .service(
                        ModalityPerformedProcedureStep.SOP_CLASS_UID,
                        ModalityPerformedProcedureStep.provider(workflow.steps(steps)))
                .handshakeFailed(audit::handshakeFailed);
    }

    /** Before the destination is looked for: who may not move is not told which destinations there are. */
    private void requireMove(Peer asking) {
        try {
            rights.require(asking, Permission.MOVE);
        } catch (OperationFailed refused) {
            audit.refused(asking, "C-MOVE is not this AE's right");
            throw refused;
        }
    }
}
