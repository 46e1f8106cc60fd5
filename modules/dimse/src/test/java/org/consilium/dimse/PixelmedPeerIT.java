package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.Part10;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Decision;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.interoperability.Interoperates;
import org.consilium.dimse.interoperability.Peer;
import org.consilium.dimse.interoperability.Role;
import org.consilium.dimse.interoperability.Service;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.pdu.UserIdentity;
import org.consilium.dimse.query.QueryResult;
import org.consilium.dimse.retrieve.RetrieveItems;
import org.consilium.dimse.retrieve.RetrieveResult;
import org.consilium.kernel.AeTitle;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.FreePort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every service of pixelmed, in both roles. */
class PixelmedPeerIT {

    private static final Path LIBRARY = Path.of("/usr/share/java/pixelmed.jar");
    private static final Path SOURCE = Path.of("src", "test", "pixelmed", "Pixelmed.java");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final AeTitle CALLED = new AeTitle("PIXELMED");
    private static final AeTitle CALLING = new AeTitle("NODE");
    private static final String FIND = Uids.StudyRootQueryRetrieveInformationModelFind;
    private static final String MOVE = Uids.StudyRootQueryRetrieveInformationModelMove;
    private static final String GET = Uids.StudyRootQueryRetrieveInformationModelGet;
    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final ContextProposal STORAGE = ContextProposal.of(RawPeer.CT, EXPLICIT);

    private final Received received = new Received();

    @TempDir
    private Path folder;

    private ForeignTool java;

    @BeforeEach
    void find() throws IOException {
        java = ForeignTool.require("java");
        if (!Files.exists(LIBRARY)) {
            throw ForeignTool.missing("pixelmed", "not installed as " + LIBRARY);
        }
        Files.createDirectory(folder.resolve("kept"));
    }

    @Test
    @Interoperates(
            value = {
                Service.ECHO,
                Service.STORE,
                Service.FIND,
                Service.MOVE,
                Service.GET,
                Service.ROLE_SELECTION,
                Service.USER_IDENTITY
            },
            as = Role.PROVIDER,
            with = Peer.PIXELMED)
    void answersWhatItAsks() throws IOException {
        BlockingQueue<Optional<UserIdentity>> identities = new LinkedBlockingQueue<>();
        Path file = Files.write(folder.resolve("6.dcm"), Part10.toByteArray(TinyStudy.instance(6), EXPLICIT));
        try (DimseServer destination = DimseServer.builder().storage(received).start();
                DimseServer server = DimseServer.builder()
                        .policy(request -> {
                            identities.add(request.userInformation().userIdentity());
                            return Decision.ACCEPT_ALL;
                        })
                        .storage(received)
                        .find(FIND, (query, matches) -> {
                            assertThat(query.identifier().text(Tag.PatientName)).contains("DOE*");
                            for (int i = 1; i < 4; i++) {
                                matches.send(TinyStudy.instance(i));
                            }
                        })
                        .get(GET, _ -> RetrieveItems.of(List.of(new TinyItem(4))))
                        .move(
                                MOVE,
                                _ -> RetrieveItems.of(List.of(new TinyItem(5))),
                                (_, _) -> Optional.of(peer(destination.port())))
                        .start()) {
            var result = java.run(arguments("use", server.port(), file));
            assertThat(result.output())
                    .contains("echoed", "match P1", "match P2", "match P3", "move 0", "stored 1.2.4.1.1 P4");
        }
        assertThat(received.byInstance).containsOnlyKeys("1.2.6.1.1", "1.2.5.1.1");
        assertThat(identities)
                .first()
                .satisfies(identity ->
                        assertThat(identity.orElseThrow().primaryText()).isEqualTo("reader"));
    }

    @Test
    @Interoperates(
            value = {Service.ECHO, Service.STORE, Service.FIND, Service.MOVE, Service.GET, Service.ROLE_SELECTION},
            as = Role.USER,
            with = Peer.PIXELMED)
    void isAnsweredWhatItProvides() throws Exception {
        int port = FreePort.find();
        Path log = folder.resolve("log");
        DimseServer destination = DimseServer.builder().storage(received).start();
        Process process = java.start(log, arguments("serve", port, destination.port()));
        try (destination) {
            await().atMost(PATIENCE).until(() -> Dcmqrscp.isListening(port));
            List<ContextProposal> contexts = List.of(
                    DimseClient.VERIFICATION,
                    STORAGE,
                    ContextProposal.of(FIND, EXPLICIT),
                    ContextProposal.of(MOVE, EXPLICIT));
            try (Association association = DimseClient.connect(peer(port), contexts)) {
                assertThat(association.echo()).isEqualTo(DimseStatus.SUCCESS);
                store(association);
                await().atMost(PATIENCE).until(() -> Files.readString(log).contains("stored 1.2.3.1.1 P3"));
                queryAndMove(association);
            }
            assertThat(received.byInstance).containsOnlyKeys("1.2.3.1.1");
            received.byInstance.clear();
            try (Association association = DimseClient.connectForGet(peer(port), GET, List.of(STORAGE), received)) {
                assertThat(association.get(GET, study("1.2.2"), _ -> true).status())
                        .isEqualTo(DimseStatus.SUCCESS);
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
        assertThat(received.byInstance).containsOnlyKeys("1.2.2.1.1");
    }

    private static void store(Association association) throws IOException {
        for (int i = 1; i < 4; i++) {
            byte[] bytes = DataSetWriter.toByteArray(TinyStudy.instance(i), EXPLICIT);
            var item = new StoreItem(
                    RawPeer.CT, "1.2." + i + ".1.1", EXPLICIT, bytes.length, new ByteArrayInputStream(bytes));
            assertThat(association.store(item)).isEqualTo(DimseStatus.SUCCESS);
        }
    }

    private static void queryAndMove(Association association) throws IOException {
        List<DataSet> found = new ArrayList<>();
        assertThat(association.find(FIND, study(""), found::add))
                .isEqualTo(new QueryResult(DimseStatus.SUCCESS, 3, true, false));
        assertThat(found)
                .extracting(match -> match.text(Tag.PatientID).orElseThrow())
                .containsExactlyInAnyOrder("P1", "P2", "P3");
        RetrieveResult moved = association.move(MOVE, study("1.2.3"), CALLING, _ -> true);
        assertThat(moved.status()).isEqualTo(DimseStatus.SUCCESS);
    }

    private static DataSet study(String uid) {
        return DataSet.builder()
                .text(Tag.QueryRetrieveLevel, "STUDY")
                .empty(Tag.PatientID)
                .text(Tag.StudyInstanceUID, uid)
                .build();
    }

    private Object[] arguments(String mode, int port, Object last) {
        return new Object[] {
            "-cp", LIBRARY.toString() + File.pathSeparator + ".", SOURCE, mode, port, folder.resolve("kept"), last
        };
    }

    private static Destination peer(int port) {
        return new Destination("localhost", port, CALLED, CALLING, Timeouts.DEFAULT);
    }
}
