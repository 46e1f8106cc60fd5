package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.archive.settle.Worker;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.AssociationRejected;
import org.consilium.dimse.association.Limits;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.commitment.ObjectReference;
import org.consilium.dimse.commitment.StorageCommitment;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedUser;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.dimse.tls.ClientCertificate;
import org.consilium.dimse.tls.Tls;
import org.consilium.dimse.workflow.ModalityPerformedProcedureStep;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.consilium.security.PeerCertificate;
import org.consilium.security.RemoteAe;
import org.consilium.security.RemoteAe.Permission;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.Outcome;
import org.consilium.security.audit.TrailEntry;
import org.consilium.security.audit.TrailReader;
import org.consilium.security.audit.TrailSearch;
import org.consilium.testkit.CertificateAuthority;
import org.consilium.testkit.CertificateRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the audit trail says of DICOM peers. */
class PeerAuditIT {

    private static final String FIND = Uids.StudyRootQueryRetrieveInformationModelFind;
    private static final String MOVE = Uids.StudyRootQueryRetrieveInformationModelMove;
    private static final Uid STUDY = new Uid("1.2.7.1");

    @TempDir
    private Path folder;

    private PeerNode node;
    private TrailReader reader;

    @BeforeEach
    void open() {
        node = PeerNode.open(folder);
        reader = node.reader();
        for (int number = 1; number <= 3; number++) {
            node.archive.receive(Images.slice(STUDY, new Uid("1.2.7.1.1"), number)
                    .text(Tag.PatientID, "AUD-7")
                    .text(Tag.SOPInstanceUID, "1.2.7.1.1." + number)
                    .build());
        }
    }

    @AfterEach
    void close() {
        node.close();
    }

    private List<TrailEntry> events(AuditAct act, int atLeast) {
        return await().until(
                        () -> reader.find(TrailSearch.newest(100)).stream()
                                .filter(entry -> entry.event().act() == act)
                                .toList(),
                        found -> found.size() >= atLeast);
    }

    @Test
    void saysWhoAskedForWhat() {
        node.find(
                FIND,
                DataSet.builder()
                        .text(Tag.QueryRetrieveLevel, "STUDY")
                        .text(Tag.PatientID, "AUD*")
                        .build());

        var event = events(AuditAct.QUERIED, 1).getFirst().event();
        assertThat(event.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(event.participants().getFirst().userId()).isEqualTo("PACS");
        assertThat(event.objects().getFirst().query()).contains("PatientID=AUD*");
    }

    private DimseStatus moveStudy(AeTitle destination) throws IOException {
        try (var association = node.connect(PeerNode.PACS, MOVE)) {
            var identifier = DataSet.builder()
                    .text(Tag.QueryRetrieveLevel, "STUDY")
                    .text(Tag.StudyInstanceUID, STUDY.value())
                    .build();
            return association.move(MOVE, identifier, destination, _ -> true).status();
        }
    }

    @Test
    void saysOfWhomARetrievalTookHowMuchOnceForTheStudy() throws IOException {
        assertThat(moveStudy(PeerNode.PACS)).isEqualTo(DimseStatus.SUCCESS);
        var ended = events(AuditAct.IMAGES_TRANSFERRED, 1);
        assertThat(ended).hasSize(1);
        assertThat(events(AuditAct.TRANSFER_BEGUN, 1)).hasSize(1);
        assertThat(ended.getFirst().event().command()).isEqualTo("C-MOVE");
        assertThat(ended.getFirst().message()).contains("AUD-7", STUDY.value());
        assertThat(ended.getFirst().event().objects())
                .anySatisfy(object -> assertThat(object.details()).containsEntry("count", "3"));
    }

    @Test
    void saysWhereSomebodyWantedImagesToGoThatMayNotGoThere() throws IOException {
        assertThat(moveStudy(new AeTitle("ELSEWHERE"))).isEqualTo(DimseStatus.MOVE_DESTINATION_UNKNOWN);
        var refused = events(AuditAct.PEER_REFUSED, 1).getFirst().event();
        assertThat(refused.participants().getFirst().userId()).isEqualTo("PACS");
        assertThat(refused.outcomeText()).contains("C-MOVE to ELSEWHERE");
    }

    @Test
    void saysOnceWhoWasTurnedAwayHoweverOftenItTried() {
        node.peers.save(new RemoteAe(
                new AeTitle("OWNER"),
                "127.0.0.1",
                104,
                Set.of(Permission.FIND),
                Optional.empty(),
                Optional.of(new PeerCertificate("CN=owner"))));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> node.connect(new AeTitle("OWNER"), FIND)).isInstanceOf(AssociationRejected.class);
        }
        var refused = events(AuditAct.PEER_REFUSED, 1);
        assertThat(refused).hasSize(1);
        assertThat(refused.getFirst().event().participants().getFirst().userId())
                .isEqualTo("OWNER");
        assertThat(refused.getFirst().message()).contains("csd-code=\"110126\"");
    }

    @Test
    void saysWhatOfAStudyIsCommittedAndWhetherThePeerHeardIt() throws IOException {
        var proposal = AssociationProposal.of(List.of(StorageCommitment.CONTEXT));
        var lost = new ObjectReference(Uids.CTImageStorage, "1.2.7.1.9");
        try (var association = DimseClient.connect(node.as(PeerNode.PACS), proposal, ServiceClasses.none())) {
            assertThat(StorageCommitment.request(association.machine(), "1.2.7.77", List.of(lost))
                            .status())
                    .isEqualTo(DimseStatus.SUCCESS);
        }
        try (var association = DimseClient.connect(node.as(new AeTitle("STRANGER")), proposal, ServiceClasses.none())) {
            assertThat(StorageCommitment.request(association.machine(), "1.2.7.78", List.of(lost))
                            .status())
                    .isEqualTo(DimseStatus.NOT_AUTHORIZED);
        }
        try (var worker = new Worker("commitments", Duration.ofMillis(20), node.commitments.commitments()::run)) {
            worker.start();
            var events = events(AuditAct.STUDY_RECORD, 3);

            assertThat(events).hasSize(3);
            assertThat(events)
                    .extracting(entry -> entry.event().command() + " "
                            + entry.event().participants().getFirst().userId() + " "
                            + entry.event().outcome())
                    .containsExactlyInAnyOrder(
                            "N-ACTION PACS SUCCESS",
                            "N-ACTION STRANGER MINOR_FAILURE",
                            "N-EVENT-REPORT CONSILIUM SUCCESS");
            assertThat(events)
                    .anySatisfy(entry -> assertThat(entry.event().objects())
                            .anySatisfy(object -> assertThat(object.details())
                                    .containsEntry("committed", "0")
                                    .containsEntry("failed", "1")));
        }
    }

    @Test
    void saysWhichStepBeganAndEndedAndWhichWasRefused() throws IOException {
        var step = "1.2.7.1.5";
        try (var association = node.connect(PeerNode.PACS, ModalityPerformedProcedureStep.SOP_CLASS_UID)) {
            var user = new NormalizedUser(association.machine(), ModalityPerformedProcedureStep.SOP_CLASS_UID);
            user.create(
                    Optional.of(step),
                    DataSet.builder()
                            .text(Tag.PatientID, "AUD-7")
                            .text(Tag.PerformedProcedureStepStatus, "IN PROGRESS")
                            .items(
                                    Tag.ScheduledStepAttributesSequence,
                                    DataSet.builder()
                                            .text(Tag.StudyInstanceUID, STUDY.value())
                                            .build())
                            .build());
            var ended = DataSet.builder()
                    .text(Tag.PerformedProcedureStepStatus, "DISCONTINUED")
                    .build();
            user.set(step, ended);
            user.set(step, ended);
        }
        var events = events(AuditAct.STUDY_RECORD, 3).reversed();

        assertThat(events)
                .extracting(
                        entry -> entry.event().command() + " " + entry.event().outcome())
                .containsExactly("N-CREATE SUCCESS", "N-SET SUCCESS", "N-SET MINOR_FAILURE");
        assertThat(events.getFirst().message()).contains("AUD-7", STUDY.value(), step, "csd-code=\"110111\"");
    }

    @Test
    void saysOnceWhoseTlsHandshakeFailedAndWhy() throws IOException {
        var authority = CertificateAuthority.create(folder, "Root");
        var own = authority.issue(CertificateRequest.of("server").address(InetAddress.getLoopbackAddress()));
        var elsewhere = CertificateAuthority.create(folder, "Elsewhere").issue(CertificateRequest.of("client"));
        var server = Tls.builder()
                .identity(own.certificate(), own.key())
                .trust(authority.certificate())
                .build();
        var stranger = Tls.builder()
                .identity(elsewhere.certificate(), elsewhere.key())
                .trust(authority.certificate())
                .build();
        try (var port = node.listen(server.serverSockets(ClientCertificate.REQUIRED))) {
            var there = new Destination(
                    "127.0.0.1",
                    port.port(),
                    PeerNode.TITLE,
                    PeerNode.PACS,
                    Timeouts.DEFAULT,
                    Limits.DEFAULT,
                    Optional.of(stranger.clientSockets()));
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> DimseClient.connect(there, List.of(DimseClient.VERIFICATION)))
                        .isInstanceOf(IOException.class);
            }
        }
        var refused = events(AuditAct.PEER_REFUSED, 1);

        assertThat(refused).hasSize(1);
        assertThat(refused.getFirst().event().outcome()).isEqualTo(Outcome.MINOR_FAILURE);
        assertThat(refused.getFirst().event().outcomeText())
                .startsWith("No TLS: ")
                .contains("certificate");
        assertThat(refused.getFirst().event().participants().getFirst().address())
                .isEqualTo("127.0.0.1");
    }
}
