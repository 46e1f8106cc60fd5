package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.interoperability.Interoperates;
import org.consilium.dimse.interoperability.Peer;
import org.consilium.dimse.interoperability.Role;
import org.consilium.dimse.interoperability.Service;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.retrieve.RetrieveItem;
import org.consilium.dimse.retrieve.RetrieveItems;
import org.consilium.dimse.retrieve.RetrieveResult;
import org.consilium.kernel.AeTitle;
import org.consilium.testkit.ForeignTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C-MOVE and C-GET with DCMTK on the other side. */
class DcmtkRetrieveIT {

    private static final String MOVE = Uids.StudyRootQueryRetrieveInformationModelMove;
    private static final String GET = Uids.StudyRootQueryRetrieveInformationModelGet;
    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final int COUNT = 5;

    private final Received received = new Received();

    @Test
    @Interoperates(value = Service.MOVE, as = Role.PROVIDER, with = Peer.DCMTK)
    void movescuHasEverythingMoved() throws IOException {
        ForeignTool movescu = ForeignTool.require("movescu");
        try (DimseServer destination = DimseServer.builder().storage(received).start();
                DimseServer archive = DimseServer.builder()
                        .move(MOVE, _ -> RetrieveItems.of(items()), (_, _) -> Optional.of(to(destination)))
                        .start()) {
            var result = movescu.run(
                    "-v",
                    "-S",
                    "-aem",
                    "DEST",
                    "-k",
                    "QueryRetrieveLevel=STUDY",
                    "-k",
                    "StudyInstanceUID=1.2.3",
                    "localhost",
                    archive.port());
            assertThat(result.exitCode()).as(result.output()).isZero();
            assertThat(result.output()).contains("Received Final Move Response (Success)");
        }
        assertThat(received.byInstance).hasSize(COUNT);
    }

    @Test
    @Interoperates(
            value = {Service.GET, Service.ROLE_SELECTION},
            as = Role.PROVIDER,
            with = Peer.DCMTK)
    void getscuGetsEverything(@TempDir Path folder) throws IOException {
        ForeignTool getscu = ForeignTool.require("getscu");
        try (DimseServer archive =
                DimseServer.builder().get(GET, _ -> RetrieveItems.of(items())).start()) {
            var result = getscu.run(
                    "-v",
                    "-S",
                    "-od",
                    folder,
                    "-k",
                    "QueryRetrieveLevel=STUDY",
                    "-k",
                    "StudyInstanceUID=1.2.3",
                    "localhost",
                    archive.port());
            assertThat(result.exitCode()).as(result.output()).isZero();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(COUNT);
        }
    }

    @Test
    @Interoperates(value = Service.MOVE, as = Role.USER, with = Peer.DCMTK)
    void dcmqrscpMovesToUsWhatWasStored(@TempDir Path folder) throws IOException {
        try (DimseServer destination = DimseServer.builder().storage(received).start();
                var archive = new Dcmqrscp(folder, destination.port());
                Association association = DimseClient.connect(
                        archive.destination(),
                        List.of(ContextProposal.of(RawPeer.CT, EXPLICIT), ContextProposal.of(MOVE, EXPLICIT)))) {
            fill(association);
            RetrieveResult result = association.move(MOVE, study(3), Dcmqrscp.MOVE_DESTINATION, _ -> true);
            assertThat(result.status()).isEqualTo(DimseStatus.SUCCESS);
            assertThat(result.counters().completed()).isEqualTo(1);
            assertThat(association
                            .move(MOVE, study(3), new AeTitle("NOBODY"), _ -> true)
                            .status())
                    .isEqualTo(DimseStatus.MOVE_DESTINATION_UNKNOWN);
        }
        assertThat(received.byInstance).containsOnlyKeys("1.2.3.1.1");
        assertThat(received.of("1.2.3.1.1").request().moveOriginator())
                .hasValueSatisfying(
                        originator -> assertThat(originator.aeTitle()).isEqualTo(new AeTitle("SCU")));
    }

    @Test
    @Interoperates(
            value = {Service.GET, Service.ROLE_SELECTION},
            as = Role.USER,
            with = Peer.DCMTK)
    void dcmqrscpGivesUsWhatWasStored(@TempDir Path folder) throws IOException {
        var storage = List.of(ContextProposal.of(RawPeer.CT, EXPLICIT));
        try (var archive = new Dcmqrscp(folder, 1)) {
            try (Association association = DimseClient.connect(archive.destination(), storage)) {
                fill(association);
            }
            try (Association association = DimseClient.connectForGet(archive.destination(), GET, storage, received)) {
                RetrieveResult result = association.get(GET, study(2), _ -> true);
                assertThat(result.status()).isEqualTo(DimseStatus.SUCCESS);
                assertThat(result.counters().completed()).isEqualTo(1);
            }
        }
        assertThat(DataSetReader.read(received.of("1.2.2.1.1").dataSet(), EXPLICIT)
                        .text(Tag.PatientID))
                .contains("P2");
    }

    private static void fill(Association association) throws IOException {
        for (int i = 0; i < COUNT; i++) {
            byte[] bytes = DataSetWriter.toByteArray(TinyStudy.instance(i), EXPLICIT);
            var item = new StoreItem(
                    RawPeer.CT, "1.2." + i + ".1.1", EXPLICIT, bytes.length, new ByteArrayInputStream(bytes));
            assertThat(association.store(item)).isEqualTo(DimseStatus.SUCCESS);
        }
    }

    private static DataSet study(int number) {
        return DataSet.builder()
                .text(Tag.QueryRetrieveLevel, "STUDY")
                .text(Tag.StudyInstanceUID, "1.2." + number)
                .build();
    }

    private static List<RetrieveItem> items() {
        return new ArrayList<>(IntStream.range(0, COUNT).mapToObj(TinyItem::new).toList());
    }

    private static Destination to(DimseServer server) {
        return new Destination(
                "127.0.0.1", server.port(), new AeTitle("DEST"), new AeTitle("ARCHIVE"), Timeouts.DEFAULT);
    }
}
