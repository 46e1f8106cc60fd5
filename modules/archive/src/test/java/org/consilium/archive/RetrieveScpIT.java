package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.archive.scp.FindScp;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.Association;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.retrieve.RetrieveResult;
import org.consilium.dimse.retrieve.SubOperationCounters;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.consilium.security.RemoteAe.Permission;
import org.consilium.security.Visibility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C-MOVE and C-GET, with a receiver that keeps the bytes as they come. */
class RetrieveScpIT {

    private static final String FIND = Uids.StudyRootQueryRetrieveInformationModelFind;
    private static final String MOVE = Uids.StudyRootQueryRetrieveInformationModelMove;
    private static final String PATIENT_MOVE = Uids.PatientRootQueryRetrieveInformationModelMove;
    private static final String GET = Uids.StudyRootQueryRetrieveInformationModelGet;
    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final TransferSyntax IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
    private static final TransferSyntax RLE = TransferSyntax.RLE_LOSSLESS;
    private static final Uid STUDY = new Uid("1.2.4.1");
    private static final Uid SERIES = new Uid("1.2.4.1.1");
    private static final Uid COMPRESSED = new Uid("1.2.4.2");
    private static final Uid VIDEO = new Uid("1.2.4.3");
    private static final int SIDE = 16;

    @TempDir
    static Path folder;

    private static PeerNode node;

    @BeforeAll
    static void receive() {
        node = PeerNode.open(folder);
        node.allow("FINDER", "127.0.0.1", 104, Optional.empty(), Set.of(Permission.FIND));
        node.allow("GETTER", "127.0.0.1", 104, Optional.empty(), Set.of(Permission.GET));
        node.allow("ELSEWHERE", "192.0.2.7", 104, Optional.empty(), Set.of(Permission.values()));
        node.allow("ABROAD", "127.0.0.1", 104, Optional.of(TestArchive.OTHER), Set.of(Permission.STORE));
        for (int number = 1; number <= 3; number++) {
            node.archive.receive(slice(STUDY, SERIES, number).build());
        }
        node.archive.receive(slice(STUDY, new Uid("1.2.4.1.2"), 4).build());
        node.archive.receive(compressed(COMPRESSED, runs(7)), RLE, "CT1");
        node.archive.receive(compressed(VIDEO, new byte[100]), new TransferSyntax("1.2.840.10008.1.2.4.102"), "CT1");
    }

    @AfterAll
    static void close() {
        node.close();
    }

    @BeforeEach
    void forget() {
        node.archive.see(Visibility.ALL);
        node.taken.byUid.clear();
    }

    @Test
    void movesAStudyByteForByte() throws IOException {
        var result = move(MOVE, study(STUDY), PeerNode.PACS, PeerNode.PACS);
        assertThat(result.status()).isEqualTo(DimseStatus.SUCCESS);
        assertThat(result.counters()).isEqualTo(new SubOperationCounters(0, 4, 0, 0));
        assertThat(node.taken.byUid).hasSize(4);
        assertSame("1.2.4.1.1.1", "1.2.4.1.1.2", "1.2.4.1.1.3", "1.2.4.1.2.4");
        assertThat(node.taken.of("1.2.4.1.1.1").request().moveOriginator())
                .hasValueSatisfying(by -> assertThat(by.aeTitle()).isEqualTo(PeerNode.PACS));
    }

    @Test
    void movesAPatientASeriesOrTheInstancesThatAreNamed() throws IOException {
        assertThat(move(PATIENT_MOVE, level("PATIENT").text(Tag.PatientID, "RET"), PeerNode.PACS, PeerNode.PACS)
                        .counters()
                        .completed())
                .isEqualTo(6);
        node.taken.byUid.clear();
        var series =
                level("SERIES").text(Tag.StudyInstanceUID, STUDY.value()).text(Tag.SeriesInstanceUID, SERIES.value());
        assertThat(move(MOVE, series, PeerNode.PACS, PeerNode.PACS).counters().completed())
                .isEqualTo(3);
        node.taken.byUid.clear();
        var images = level("IMAGE").text(Tag.SOPInstanceUID, "1.2.4.1.1.2", "1.2.4.1.2.4", "1.2.4.9");
        assertThat(move(MOVE, images, PeerNode.PACS, PeerNode.PACS).counters().completed())
                .isEqualTo(2);
        assertThat(node.taken.byUid).containsOnlyKeys("1.2.4.1.1.2", "1.2.4.1.2.4");
    }

    @Test
    void movesCompressedInstancesAsTheyAreStored() throws IOException {
        assertThat(move(MOVE, study(COMPRESSED), PeerNode.PACS, PeerNode.PACS).status())
                .isEqualTo(DimseStatus.SUCCESS);
        assertThat(node.taken.of("1.2.4.2.1").request().transferSyntax()).isEqualTo(RLE);
        assertSame("1.2.4.2.1");
    }

    @Test
    void getsByteForByteOverTheSameAssociation() throws IOException {
        var result = get(study(STUDY), ContextProposal.of(Uids.CTImageStorage, EXPLICIT));
        assertThat(result.status()).isEqualTo(DimseStatus.SUCCESS);
        assertSame("1.2.4.1.1.1", "1.2.4.1.1.2", "1.2.4.1.1.3", "1.2.4.1.2.4");
    }

    @Test
    void changesTheEncodingWhereTheReceiverTakesOnlyThat() throws IOException {
        assertThat(get(study(STUDY), ContextProposal.of(Uids.CTImageStorage, IMPLICIT))
                        .status())
                .isEqualTo(DimseStatus.SUCCESS);
        var taken = node.taken.of("1.2.4.1.1.1");
        assertThat(taken.request().transferSyntax()).isEqualTo(IMPLICIT);
        assertThat(DataSetWriter.toByteArray(DataSetReader.read(taken.dataSet(), IMPLICIT), EXPLICIT))
                .isEqualTo(stored("1.2.4.1.1.1"));
    }

    @Test
    void decompressesWhereTheReceiverTakesOnlyUncompressed() throws IOException {
        for (TransferSyntax taking : List.of(EXPLICIT, IMPLICIT)) {
            node.taken.byUid.clear();
            assertThat(get(study(COMPRESSED), ContextProposal.of(Uids.CTImageStorage, taking))
                            .status())
                    .isEqualTo(DimseStatus.SUCCESS);
            var taken = node.taken.of("1.2.4.2.1");
            assertThat(taken.request().transferSyntax()).isEqualTo(taking);
            byte[] sevens = new byte[SIDE * SIDE];
            Arrays.fill(sevens, (byte) 7);
            assertThat(DataSetReader.read(taken.dataSet(), taking).bytes(Tag.PixelData))
                    .hasValueSatisfying(pixels -> assertThat(pixels).isEqualTo(sevens));
        }
    }

    @Test
    void namesTheInstancesThatTheReceiverCannotTake() throws IOException {
        var both = level("STUDY").text(Tag.StudyInstanceUID, COMPRESSED.value(), VIDEO.value());
        var result = get(both, ContextProposal.of(Uids.CTImageStorage, EXPLICIT));
        assertThat(result.status()).isEqualTo(DimseStatus.SUB_OPERATIONS_COMPLETE_WITH_FAILURES);
        assertThat(result.counters()).isEqualTo(new SubOperationCounters(0, 1, 1, 0));
        assertThat(result.failedSopInstanceUids()).containsExactly("1.2.4.3.1");
    }

    @Test
    void movesOnlyToConfiguredPeersOfTheSameInstitution() throws IOException {
        assertThat(move(MOVE, study(STUDY), PeerNode.PACS, new AeTitle("NOBODY"))
                        .status())
                .isEqualTo(DimseStatus.MOVE_DESTINATION_UNKNOWN);
        assertThat(move(MOVE, study(STUDY), PeerNode.PACS, new AeTitle("ABROAD"))
                        .status())
                .isEqualTo(DimseStatus.MOVE_DESTINATION_UNKNOWN);
        assertThat(node.taken.byUid).isEmpty();
    }

    @Test
    void refusesIdentifiersThatNameNothing() throws IOException {
        for (DataSetBuilder bad : List.of(
                level("STUDY"),
                level("STUDY").unchecked(Tag.StudyInstanceUID, VR.UI, List.of("*")),
                level("FRAME").text(Tag.StudyInstanceUID, STUDY.value()),
                level("PATIENT").text(Tag.PatientID, "RET"))) {
            assertThat(move(MOVE, bad, PeerNode.PACS, PeerNode.PACS).status()).isEqualTo(new DimseStatus(0xA900));
        }
        assertThat(move(PATIENT_MOVE, level("PATIENT").text(Tag.PatientID, "R*"), PeerNode.PACS, PeerNode.PACS)
                        .status())
                .isEqualTo(new DimseStatus(0xA900));
    }

    @Test
    void movesNothingThatThePeerMayNotSee() throws IOException {
        node.archive.see(Visibility.NONE);
        var result = move(MOVE, study(STUDY), PeerNode.PACS, PeerNode.PACS);
        assertThat(result.status()).isEqualTo(DimseStatus.SUCCESS);
        assertThat(result.counters()).isEqualTo(new SubOperationCounters(0, 0, 0, 0));
        assertThat(node.taken.byUid).isEmpty();
    }

    @Test
    void letsEachPeerDoWhatItsRightsSay() throws IOException {
        assertThat(offered("STRANGER")).isEmpty();
        assertThat(offered("ELSEWHERE")).as("another address than configured").isEmpty();
        assertThat(offered("FINDER")).containsExactly(FIND);
        assertThat(offered("GETTER")).containsExactly(GET);
        assertThat(offered("PACS")).containsExactly(FIND, MOVE, GET);
    }

    /** An association may outlive the right it was opened with. */
    @Test
    void asksForTheRightAtEveryRequest() throws IOException {
        var forAMoment = new PeerRights(new KnownPeers(node.peers, Clock.systemUTC()), new TestInstitutions());
        var scp = new FindScp(node.archive.archive, forAMoment, PeerNode.TITLE, 10);
        try (var server = DimseServer.builder().find(FIND, scp).start();
                var association = DimseClient.connect(
                        new Destination(
                                "127.0.0.1", server.port(), PeerNode.TITLE, new AeTitle("FORMER"), Timeouts.DEFAULT),
                        List.of(ContextProposal.of(FIND, EXPLICIT)))) {
            assertThat(association.find(FIND, study(STUDY).build(), _ -> true).status())
                    .isEqualTo(DimseStatus.NOT_AUTHORIZED);
        }
    }

    @Test
    void findsWhatArrivedAMomentAgo() {
        for (int i = 0; i < 20; i++) {
            var uid = Uid.random();
            node.archive.receive(
                    slice(uid, Uid.random(), 1).text(Tag.PatientID, "JUST").build());
            assertThat(node.find(FIND, study(uid).build()).studies()).containsExactly(uid.value());
        }
    }

    private List<String> offered(String title) throws IOException {
        List<ContextProposal> all = Stream.concat(
                        Stream.of(DimseClient.VERIFICATION),
                        Stream.of(FIND, MOVE, GET).map(each -> ContextProposal.of(each, EXPLICIT)))
                .toList();
        try (Association association = DimseClient.connect(node.as(new AeTitle(title)), all)) {
            return Stream.of(FIND, MOVE, GET)
                    .filter(each -> !association.accepted(each).isEmpty())
                    .toList();
        }
    }

    private static RetrieveResult move(String model, DataSetBuilder identifier, AeTitle asking, AeTitle destination)
            throws IOException {
        try (var association = node.connect(asking, model)) {
            return association.move(model, identifier.build(), destination, _ -> true);
        }
    }

    private static RetrieveResult get(DataSetBuilder identifier, ContextProposal storage) throws IOException {
        try (var association = DimseClient.connectForGet(node.as(PeerNode.PACS), GET, List.of(storage), node.taken)) {
            return association.get(GET, identifier.build(), _ -> true);
        }
    }

    private static void assertSame(String... uids) {
        for (String uid : uids) {
            assertThat(node.taken.of(uid).dataSet()).as(uid).isEqualTo(stored(uid));
        }
    }

    private static byte[] stored(String uid) {
        return node.archive.read(new Uid(uid));
    }

    private static DataSetBuilder level(String level) {
        return DataSet.builder().text(Tag.QueryRetrieveLevel, level);
    }

    private static DataSetBuilder study(Uid study) {
        return level("STUDY").text(Tag.StudyInstanceUID, study.value());
    }

    private static DataSetBuilder slice(Uid study, Uid series, int number) {
        return Images.slice(study, series, number)
                .text(Tag.PatientID, "RET")
                .text(Tag.SOPInstanceUID, series + "." + number);
    }

    private static DataSet compressed(Uid study, byte[] frame) {
        return slice(study, study, 1)
                .integers(Tag.BitsAllocated, 8)
                .integers(Tag.BitsStored, 8)
                .integers(Tag.HighBit, 7)
                .fragments(Tag.PixelData, List.of(new byte[0], frame))
                .build();
    }

    /** A frame of one value in RLE (PS3.5 G): a header of 64 bytes, then two runs of 128. */
    private static byte[] runs(int value) {
        byte[] frame = new byte[68];
        frame[0] = 1;
        frame[4] = 64;
        for (int at = 64; at < frame.length; at += 2) {
            frame[at] = (byte) -127;
            frame[at + 1] = (byte) value;
        }
        return frame;
    }
}
