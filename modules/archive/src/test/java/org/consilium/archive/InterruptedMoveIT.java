package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.retrieve.RetrieveResult;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.consilium.security.RemoteAe.Permission;
import org.consilium.testkit.TcpProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 10, C-MOVE: the line to the destination breaks anywhere; what is said to be completed is there, and the rest goes on. */
class InterruptedMoveIT {

    private static final String MOVE = Uids.StudyRootQueryRetrieveInformationModelMove;
    private static final AeTitle FAR = new AeTitle("FAR");
    private static final int INSTANCES = 12;
    private static final int INSTANCE_BYTES = 40_000;
    private static final int POINTS = 20;
    private static final Uid STUDY = Uid.random();

    @TempDir
    private Path folder;

    private final List<DataSet> stored = new ArrayList<>();
    private PeerNode node;
    private TcpProxy line;

    @BeforeEach
    void receive() {
        node = PeerNode.open(folder);
        int receiver = node.peers.find(PeerNode.PACS).orElseThrow().port();
        line = TcpProxy.before("127.0.0.1", receiver);
        node.allow(FAR.value(), "127.0.0.1", line.port(), Optional.empty(), Set.of(Permission.STORE));
        for (int number = 0; number < INSTANCES; number++) {
            stored.add(Images.slice(STUDY, Uid.random(), number)
                    .bytes(Tag.PixelData, VR.OW, new byte[INSTANCE_BYTES])
                    .build());
            node.archive.receive(stored.getLast());
        }
    }

    @AfterEach
    void close() {
        node.close();
        line.close();
    }

    @Test
    void losesAtMostTheInstanceUnderWayWhereverTheLineBreaks() throws IOException {
        var random = new Random(20_261_122);
        for (int point = 0; point < POINTS; point++) {
            node.taken.byUid.clear();
            line.cutAfter(random.nextInt(INSTANCES * INSTANCE_BYTES));
            var broken = move();
            assertThat(broken.counters().failed()).isEqualTo(1);
            assertThat(broken.status()).isEqualTo(DimseStatus.SUB_OPERATIONS_COMPLETE_WITH_FAILURES);
            assertThat(broken.counters().completed()).isEqualTo(INSTANCES - 1);
            assertThat(node.taken.byUid).hasSize(INSTANCES - 1);
            assertThat(move().status()).isEqualTo(DimseStatus.SUCCESS);
            assertAllThere();
        }
        assertThat(line.cuts()).isEqualTo(POINTS);
    }

    @Test
    void saysNotCompletedOfWhatTheReceiverHasWithoutHavingSaidSo() throws IOException {
        var unheard = TestArchive.uid(stored.get(INSTANCES / 2)).value();
        line.swallowAnswerTo(unheard);
        assertThat(move().counters().failed()).isEqualTo(1);
        assertThat(node.taken.byUid).containsKey(unheard);
        assertThat(move().status()).isEqualTo(DimseStatus.SUCCESS);
        assertAllThere();
    }

    private void assertAllThere() {
        assertThat(node.taken.byUid).hasSize(INSTANCES);
        for (var instance : stored) {
            assertThat(node.taken.of(TestArchive.uid(instance).value()).dataSet())
                    .isEqualTo(DataSetWriter.toByteArray(instance, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
        }
    }

    private RetrieveResult move() throws IOException {
        try (var association = node.connect(PeerNode.PACS, MOVE)) {
            var study = DataSet.builder()
                    .text(Tag.QueryRetrieveLevel, "STUDY")
                    .text(Tag.StudyInstanceUID, STUDY.value())
                    .build();
            return association.move(MOVE, study, FAR, _ -> true);
        }
    }
}
