package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.retrieve.Payload;
import org.consilium.dimse.retrieve.RetrieveItem;
import org.consilium.dimse.retrieve.RetrieveItems;
import org.consilium.dimse.retrieve.RetrieveProvider;
import org.consilium.dimse.retrieve.RetrieveResult;
import org.consilium.dimse.retrieve.SubOperationCounters;
import org.consilium.dimse.service.DimseService;
import org.consilium.dimse.service.MoveOriginator;
import org.consilium.dimse.service.StoreRequest;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** C-MOVE and C-GET between our own two sides. */
class RetrieveIT {

    private static final String MOVE = Uids.StudyRootQueryRetrieveInformationModelMove;
    private static final String GET = Uids.StudyRootQueryRetrieveInformationModelGet;
    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final TransferSyntax IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
    private static final AeTitle DESTINATION = new AeTitle("DEST");
    private static final DataSet IDENTIFIER = DataSet.builder()
            .text(Tag.QueryRetrieveLevel, "STUDY")
            .text(Tag.StudyInstanceUID, "1.2.3")
            .build();

    private final List<DimseServer> servers = new ArrayList<>();
    private final Received received = new Received();

    @AfterEach
    void stop() {
        servers.forEach(DimseServer::close);
    }

    @Test
    void movesEveryInstanceToTheDestination() throws IOException {
        DimseServer destination = start(DimseServer.builder().storage(received));
        DimseServer archive = archive(items(20), destination);
        try (Association association = connect(archive, MOVE)) {
            RetrieveResult result = association.move(MOVE, IDENTIFIER, DESTINATION, _ -> true);
            assertThat(result.status()).isEqualTo(DimseStatus.SUCCESS);
            assertThat(result.counters()).isEqualTo(new SubOperationCounters(0, 20, 0, 0));
            assertThat(result.failedSopInstanceUids()).isEmpty();
        }
        assertThat(received.byInstance).hasSize(20);
        Received.Arrived one = received.of("1.2.7.1.1");
        assertThat(DataSetReader.read(one.dataSet(), EXPLICIT).text(Tag.PatientID))
                .contains("P7");
        assertThat(one.request().moveOriginator()).contains(new MoveOriginator(new AeTitle("SCU"), 1));
        assertThat(one.request().peer().callingAe()).isEqualTo(new AeTitle("ARCHIVE"));
    }

    @Test
    void getsEveryInstanceOverTheSameAssociation() throws IOException {
        DimseServer archive = archive(items(20));
        List<SubOperationCounters> told = new ArrayList<>();
        try (Association association = connectForGet(archive, received, ContextProposal.of(RawPeer.CT, EXPLICIT))) {
            RetrieveResult result = association.get(GET, IDENTIFIER, told::add);
            assertThat(result.status()).isEqualTo(DimseStatus.SUCCESS);
            assertThat(result.counters()).isEqualTo(new SubOperationCounters(0, 20, 0, 0));
        }
        assertThat(received.byInstance).hasSize(20);
        assertThat(told)
                .allSatisfy(counters ->
                        assertThat(counters.remaining() + counters.completed()).isEqualTo(20));
    }

    @Test
    void givesEachInstanceInATransferSyntaxThatTheReceiverAccepts() throws IOException {
        DimseServer archive = archive(items(2));
        try (Association association = connectForGet(archive, received, ContextProposal.of(RawPeer.CT, IMPLICIT))) {
            assertThat(association.get(GET, IDENTIFIER, _ -> true).status()).isEqualTo(DimseStatus.SUCCESS);
        }
        assertThat(received.of("1.2.1.1.1").request().transferSyntax()).isEqualTo(IMPLICIT);
        assertThat(DataSetReader.read(received.of("1.2.1.1.1").dataSet(), IMPLICIT)
                        .text(Tag.PatientID))
                .contains("P1");
    }

    @Test
    void namesTheInstancesThatFailed() throws IOException {
        var refused = new TinyItem(1, RawPeer.CT, List.of(TransferSyntax.JPEG_BASELINE));
        var unreadable = new Unreadable(new TinyItem(2));
        DimseServer archive = archive(List.of(new TinyItem(0), refused, unreadable, new TinyItem(3)));
        try (Association association = connectForGet(archive, received, ContextProposal.of(RawPeer.CT, EXPLICIT))) {
            RetrieveResult result = association.get(GET, IDENTIFIER, _ -> true);
            assertThat(result)
                    .isEqualTo(new RetrieveResult(
                            DimseStatus.SUB_OPERATIONS_COMPLETE_WITH_FAILURES,
                            new SubOperationCounters(0, 2, 2, 0),
                            List.of("1.2.1.1.1", "1.2.2.1.1")));
        }
        assertThat(received.byInstance.keySet()).containsExactlyInAnyOrder("1.2.0.1.1", "1.2.3.1.1");
    }

    @Test
    void tellsWarningsAndFailuresOfTheReceiverApart() throws IOException {
        DimseService<StoreRequest> receiver = (request, _) -> switch (request.affectedSopInstanceUid()) {
            case "1.2.0.1.1" -> new DimseStatus(0xB000);
            case "1.2.1.1.1" -> DimseStatus.OUT_OF_RESOURCES;
            default -> DimseStatus.SUCCESS;
        };
        DimseServer archive = archive(items(4), start(DimseServer.builder().storage(receiver)));
        try (Association association = connect(archive, MOVE)) {
            assertThat(association.move(MOVE, IDENTIFIER, DESTINATION, _ -> true))
                    .isEqualTo(new RetrieveResult(
                            DimseStatus.SUB_OPERATIONS_COMPLETE_WITH_FAILURES,
                            new SubOperationCounters(0, 2, 1, 1),
                            List.of("1.2.1.1.1")));
        }
    }

    @Test
    void saysWhyNothingCouldBeMoved() throws IOException {
        DimseServer gone = DimseServer.builder().start();
        DimseServer archive = archive(items(3), gone);
        gone.close();
        try (Association association = connect(archive, MOVE)) {
            assertThat(association
                            .move(MOVE, IDENTIFIER, DESTINATION, _ -> true)
                            .status())
                    .isEqualTo(DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS);
            assertThat(association
                            .move(MOVE, IDENTIFIER, new AeTitle("NOBODY"), _ -> true)
                            .status())
                    .isEqualTo(DimseStatus.MOVE_DESTINATION_UNKNOWN);
        }
    }

    @Test
    void answersWhyARetrievalFails() throws IOException {
        RetrieveProvider refusing = _ -> {
            throw new Rejected(Reason.INVALID_UID);
        };
        RetrieveProvider broken = _ -> {
            throw new IllegalStateException("a bug");
        };
        DimseServer first = start(DimseServer.builder().get(GET, refusing));
        DimseServer second = start(DimseServer.builder().get(GET, broken));
        try (Association association = connect(first, GET)) {
            assertThat(association.get(GET, IDENTIFIER, _ -> true).status()).isEqualTo(new DimseStatus(0xA900));
        }
        try (Association association = connect(second, GET)) {
            assertThat(association.get(GET, IDENTIFIER, _ -> true).status()).isEqualTo(new DimseStatus(0xC001));
        }
    }

    @Test
    void cancelsInTheMiddle() throws IOException {
        DimseServer destination = start(DimseServer.builder().storage((request, dataSet) -> DimseStatus.SUCCESS));
        int many = 60_000;
        DimseServer archive = archive(Collections.nCopies(many, new TinyItem(1)), destination);
        try (Association association = connect(archive, MOVE)) {
            RetrieveResult result = association.move(MOVE, IDENTIFIER, DESTINATION, _ -> false);
            assertThat(result.status()).isEqualTo(DimseStatus.CANCEL);
            SubOperationCounters counters = result.counters();
            assertThat(counters.remaining()).isPositive();
            assertThat(counters.completed()).isPositive().isEqualTo(many - counters.remaining());
            assertThat(association.isEstablished()).isTrue();
        }
    }

    /** A pending response comes though the first instance takes for ever: it is held back until then. */
    @Test
    void tellsThatItIsStillAtItWhileOneInstanceTakesLong() throws IOException {
        var told = new CompletableFuture<DimseStatus>();
        DimseServer destination = start(DimseServer.builder().storage((_, _) -> told.join()));
        try (Association association = connect(archive(items(1), destination), MOVE)) {
            RetrieveResult result = association.move(MOVE, IDENTIFIER, DESTINATION, counters -> {
                assertThat(counters).isEqualTo(new SubOperationCounters(1, 0, 0, 0));
                return told.complete(DimseStatus.SUCCESS);
            });
            assertThat(result.status()).isEqualTo(DimseStatus.SUCCESS);
        }
    }

    @Test
    void movesMoreKindsOfObjectsThanOneAssociationHasContexts() throws IOException {
        DimseServer destination = start(DimseServer.builder().storage(received));
        List<RetrieveItem> items = IntStream.range(0, 150)
                .<RetrieveItem>mapToObj(i -> new TinyItem(i, "1.3.6.1.4.1.99999." + i, List.of(EXPLICIT, IMPLICIT)))
                .toList();
        try (Association association = connect(archive(items, destination), MOVE)) {
            assertThat(association
                            .move(MOVE, IDENTIFIER, DESTINATION, _ -> true)
                            .counters())
                    .isEqualTo(new SubOperationCounters(0, 150, 0, 0));
        }
        assertThat(received.byInstance).hasSize(150);
    }

    @Test
    void sendsNothingBackToAUserThatDidNotTakeTheRole() throws IOException {
        DimseServer archive = start(DimseServer.builder().storage(received).get(GET, _ -> RetrieveItems.of(items(1))));
        var destination = destination(archive, "ARCHIVE");
        try (Association association = DimseClient.connect(
                destination, List.of(ContextProposal.of(GET, EXPLICIT), ContextProposal.of(RawPeer.CT, EXPLICIT)))) {
            assertThat(association.get(GET, IDENTIFIER, _ -> true).status())
                    .isEqualTo(DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS);
        }
    }

    private record Unreadable(RetrieveItem item) implements RetrieveItem {

        @Override
        public String sopClassUid() {
            return item.sopClassUid();
        }

        @Override
        public String sopInstanceUid() {
            return item.sopInstanceUid();
        }

        @Override
        public List<TransferSyntax> transferSyntaxes() {
            return item.transferSyntaxes();
        }

        @Override
        public Payload open(TransferSyntax transferSyntax) throws IOException {
            throw new IOException("gone");
        }
    }

    private static List<RetrieveItem> items(int count) {
        return IntStream.range(0, count).<RetrieveItem>mapToObj(TinyItem::new).toList();
    }

    private DimseServer archive(List<? extends RetrieveItem> items, DimseServer... moveTo) throws IOException {
        return start(DimseServer.builder()
                .get(GET, _ -> RetrieveItems.of(items))
                .move(
                        MOVE,
                        _ -> RetrieveItems.of(items),
                        (title, _) -> title.equals(DESTINATION)
                                ? Stream.of(moveTo).findFirst().map(to -> destination(to, "DEST", "ARCHIVE"))
                                : Optional.empty()));
    }

    private DimseServer start(DimseServer.Builder builder) throws IOException {
        DimseServer server = builder.start();
        servers.add(server);
        return server;
    }

    private static Association connect(DimseServer server, String sopClass) throws IOException {
        return DimseClient.connect(destination(server, "ARCHIVE"), List.of(ContextProposal.of(sopClass, EXPLICIT)));
    }

    private static Association connectForGet(
            DimseServer server, DimseService<StoreRequest> sink, ContextProposal... storage) throws IOException {
        return DimseClient.connectForGet(destination(server, "ARCHIVE"), GET, List.of(storage), sink);
    }

    private static Destination destination(DimseServer server, String called) {
        return destination(server, called, "SCU");
    }

    private static Destination destination(DimseServer server, String called, String calling) {
        return new Destination("127.0.0.1", server.port(), new AeTitle(called), new AeTitle(calling), Timeouts.DEFAULT);
    }
}
