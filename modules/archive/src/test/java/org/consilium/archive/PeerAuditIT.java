package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.dimse.association.AssociationRejected;
import org.consilium.dimse.message.DimseStatus;
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

    @Test
    void saysOfWhomARetrievalTookHowMuchOnceForTheStudy() throws IOException {
        try (var association = node.connect(PeerNode.PACS, MOVE)) {
            var identifier = DataSet.builder()
                    .text(Tag.QueryRetrieveLevel, "STUDY")
                    .text(Tag.StudyInstanceUID, STUDY.value())
                    .build();
            assertThat(association
                            .move(MOVE, identifier, PeerNode.PACS, _ -> true)
                            .status())
                    .isEqualTo(DimseStatus.SUCCESS);
        }
        var ended = events(AuditAct.IMAGES_TRANSFERRED, 1);
        assertThat(ended).hasSize(1);
        assertThat(events(AuditAct.TRANSFER_BEGUN, 1)).hasSize(1);
        assertThat(ended.getFirst().event().command()).isEqualTo("C-MOVE");
        assertThat(ended.getFirst().message()).contains("AUD-7", STUDY.value());
        assertThat(ended.getFirst().event().objects())
                .anySatisfy(object -> assertThat(object.details()).containsEntry("count", "3"));
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
}
