package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Decision;
import org.consilium.dimse.commitment.CommitmentReporter;
import org.consilium.dimse.commitment.CommitmentRequest;
import org.consilium.dimse.commitment.CommitmentResult;
import org.consilium.dimse.commitment.ObjectReference;
import org.consilium.dimse.commitment.StorageCommitment;
import org.consilium.dimse.interoperability.Interoperates;
import org.consilium.dimse.interoperability.Peer;
import org.consilium.dimse.interoperability.Role;
import org.consilium.dimse.interoperability.Service;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedResponse;
import org.consilium.dimse.normalized.NormalizedService;
import org.consilium.dimse.normalized.NormalizedUser;
import org.consilium.dimse.pdu.UserIdentity;
import org.consilium.dimse.query.QueryProvider;
import org.consilium.dimse.query.QueryResult;
import org.consilium.dimse.retrieve.RetrieveItems;
import org.consilium.dimse.retrieve.RetrieveResult;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.dimse.workflow.ModalityPerformedProcedureStep;
import org.consilium.kernel.AeTitle;
import org.consilium.testkit.CertificateAuthority.Issued;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.FreePort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every service of dcmjs-dimse, in both roles, over what the class that inherits says. */
abstract class DcmjsServices {

    private static final String MPPS = ModalityPerformedProcedureStep.SOP_CLASS_UID;

    /** Where {@code scripts/test} installs the package. */
    private static final Path PACKAGE = Path.of("target", "dcmjs-dimse");

    private static final Path SCRIPTS = Path.of("src", "test", "dcmjs-dimse");
    private static final String NORMALIZED = "peer.js";
    private static final String COMPOSITE = "composite.js";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AeTitle CALLED = new AeTitle("DCMJS");
    private static final AeTitle CALLING = new AeTitle("NODE");
    private static final String FIND = Uids.StudyRootQueryRetrieveInformationModelFind;
    private static final String MOVE = Uids.StudyRootQueryRetrieveInformationModelMove;
    private static final String GET = Uids.StudyRootQueryRetrieveInformationModelGet;
    private static final String WORKLIST = Uids.ModalityWorklistInformationModelFind;
    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    private final Received received = new Received();

    @TempDir
    private Path folder;

    private ForeignTool node;
    private Wire wire;

    /** @param folder for keys and certificates */
    abstract Wire wire(Path folder);

    @BeforeEach
    void find() {
        wire = wire(folder);
        node = ForeignTool.require("node");
        if (!Files.isDirectory(PACKAGE.resolve("node_modules").resolve("dcmjs-dimse"))) {
            throw ForeignTool.missing("dcmjs-dimse", "not installed in " + PACKAGE.toAbsolutePath());
        }
    }

    @Test
    @Interoperates(
            value = {
                Service.N_CREATE,
                Service.N_SET,
                Service.N_GET,
                Service.N_DELETE,
                Service.N_ACTION,
                Service.COMMITMENT,
                Service.MPPS
            },
            as = Role.PROVIDER,
            with = Peer.DCMJS)
    void answersEveryKindOfRequest() throws Exception {
        BlockingQueue<CommitmentRequest> asked = new LinkedBlockingQueue<>();
        try (DimseServer server = wire.server()
                .service(MPPS, NormalizedService.of(new InMemorySteps()))
                .service(StorageCommitment.SOP_CLASS_UID, StorageCommitment.provider((request, _) -> {
                    asked.add(request);
                    return NormalizedResponse.success();
                }))
                .start()) {
            var result = node.run(arguments(NORMALIZED, client(), "use", server.port()));
            assertThat(result.output())
                    .contains("create 0 ", "set 0 ", "get 0 ", "action 0 ", "delete 0 ", "commit 0 ")
                    .containsPattern("get 0 .*\"PerformedProcedureStepStatus\":\"COMPLETED\"")
                    .containsPattern("action 0 .*\"PerformedProcedureStepStatus\":\"IN PROGRESS\"");
        }
        assertThat(asked.poll(1, TimeUnit.SECONDS).references())
                .containsExactly(new ObjectReference(RawPeer.CT, "1.2.3"));
    }

    @Test
    @Interoperates(
            value = {
                Service.N_CREATE,
                Service.N_SET,
                Service.N_GET,
                Service.N_DELETE,
                Service.N_ACTION,
                Service.COMMITMENT,
                Service.MPPS
            },
            as = Role.USER,
            with = Peer.DCMJS)
    @Interoperates(value = Service.N_EVENT_REPORT, as = Role.PROVIDER, with = Peer.DCMJS)
    void isAnsweredEveryKindOfRequest() throws Exception {
        int port = FreePort.find();
        Path log = folder.resolve("log");
        Process process = node.start(log, arguments(NORMALIZED, server(), "serve", port));
        try {
            await().atMost(PATIENCE).until(() -> Files.readString(log).contains("listening"));
            try (Association association = connect(port)) {
                var user = new NormalizedUser(association.machine(), MPPS);
                assertThat(user.create(Optional.of("1.2.3.4"), status("IN PROGRESS"))
                                .status())
                        .isEqualTo(DimseStatus.SUCCESS);
                assertThat(user.set("1.2.3.4", status("COMPLETED")).status()).isEqualTo(DimseStatus.SUCCESS);
                assertThat(user.get("1.2.3.4", List.of(Tag.PerformedProcedureStepStatus))
                                .dataSet()
                                .orElseThrow()
                                .text(Tag.PerformedProcedureStepStatus))
                        .contains("IN PROGRESS");
                assertThat(user.action("1.2.3.4", 5, Optional.of(status("ECHO")))
                                .dataSet()
                                .orElseThrow()
                                .text(Tag.PerformedProcedureStepStatus))
                        .contains("ECHO");
                assertThat(user.delete("1.2.3.4").status()).isEqualTo(DimseStatus.SUCCESS);
                assertThat(StorageCommitment.request(
                                        association.machine(),
                                        "1.2.77",
                                        List.of(new ObjectReference(RawPeer.CT, "1.2.3")))
                                .status())
                        .isEqualTo(DimseStatus.SUCCESS);
            }
            var result = new CommitmentResult("1.2.78", List.of(new ObjectReference(RawPeer.CT, "1.2.3")), List.of());
            assertThat(CommitmentReporter.over(wire.destination(port, CALLED, CALLING))
                            .report(result))
                    .isEqualTo(DimseStatus.SUCCESS);
            await().atMost(PATIENCE)
                    .until(() -> Files.readString(log).contains("event 1 ")
                            && Files.readString(log).contains("1.2.78"));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static DataSet status(String value) {
        return DataSet.builder().text(Tag.PerformedProcedureStepStatus, value).build();
    }

    @Test
    @Interoperates(
            value = {
                Service.ECHO,
                Service.STORE,
                Service.FIND,
                Service.CANCEL,
                Service.WORKLIST,
                Service.MOVE,
                Service.GET,
                Service.ROLE_SELECTION,
                Service.USER_IDENTITY
            },
            as = Role.PROVIDER,
            with = Peer.DCMJS)
    void answersTheCompositeServices() throws Exception {
        BlockingQueue<Optional<UserIdentity>> identities = new LinkedBlockingQueue<>();
        var cancelled = new CompletableFuture<Boolean>();
        QueryProvider queries = (query, matches) -> {
            boolean endless = query.identifier().text(Tag.PatientID).equals(Optional.of("CANCEL"));
            for (int i = 0; endless || i < 3; i++) {
                if (!matches.send(TinyStudy.instance(i))) {
                    break;
                }
            }
            if (endless) {
                cancelled.complete(matches.isCancelled());
            }
        };
        int port = FreePort.find();
        Path log = folder.resolve("log");
        Process destination = node.start(log, arguments(COMPOSITE, server(), "serve", port, 0));
        try (DimseServer server = wire.server()
                .policy(request -> {
                    identities.add(request.userInformation().userIdentity());
                    return Decision.ACCEPT_ALL;
                })
                .storage(received)
                .find(FIND, queries)
                .find(WORKLIST, (_, matches) -> matches.send(WorklistItem.of("CT")))
                .get(GET, _ -> RetrieveItems.of(List.of(new TinyItem(4))))
                .move(
                        MOVE,
                        _ -> RetrieveItems.of(List.of(new TinyItem(5))),
                        (_, _) -> Optional.of(wire.destination(port, CALLED, CALLING)))
                .start()) {
            await().atMost(PATIENCE).until(() -> Files.readString(log).contains("listening"));
            String output = node.run(arguments(COMPOSITE, client(), "use", server.port(), 0))
                    .output();
            assertThat(output)
                    .contains("echo 0 ", "store 0 ", "find 0 ", "worklist 0 ", "cancel 65024 ", "move 0 ", "get 0 ")
                    .contains("\"P0\"", "\"P1\"", "\"P2\"", "A-CT", "got P4");
            assertThat(Files.readString(log)).contains("stored 1.2.5.1.1 P5");
        } finally {
            destination.destroy();
            destination.waitFor();
        }
        assertThat(cancelled).isCompletedWithValue(true);
        assertThat(received.byInstance).containsOnlyKeys("1.2.6.1.1");
        assertThat(identities).contains(Optional.of(UserIdentity.usernameAndPasscode("reader", "passcode")));
    }

    @Test
    @Interoperates(
            value = {
                Service.ECHO,
                Service.STORE,
                Service.FIND,
                Service.CANCEL,
                Service.WORKLIST,
                Service.MOVE,
                Service.GET,
                Service.ROLE_SELECTION,
                Service.USER_IDENTITY
            },
            as = Role.USER,
            with = Peer.DCMJS)
    void isAnsweredTheCompositeServices() throws Exception {
        int port = FreePort.find();
        Path log = folder.resolve("log");
        DimseServer destination = wire.server().storage(received).start();
        Process process = node.start(log, arguments(COMPOSITE, server(), "serve", port, destination.port()));
        try (destination) {
            await().atMost(PATIENCE).until(() -> Files.readString(log).contains("listening"));
            Destination peer = wire.destination(port, CALLED, CALLING);
            var proposal = AssociationProposal.of(List.of(
                            DimseClient.VERIFICATION,
                            ContextProposal.of(RawPeer.CT, EXPLICIT),
                            ContextProposal.of(FIND, EXPLICIT),
                            ContextProposal.of(MOVE, EXPLICIT),
                            ContextProposal.of(WORKLIST, EXPLICIT)))
                    .withUserIdentity(UserIdentity.usernameAndPasscode("reader", "passcode"));
            try (Association association = DimseClient.connect(peer, proposal, ServiceClasses.none())) {
                assertThat(association.echo()).isEqualTo(DimseStatus.SUCCESS);
                byte[] bytes = DataSetWriter.toByteArray(TinyStudy.instance(3), EXPLICIT);
                var item =
                        new StoreItem(RawPeer.CT, "1.2.3.1.1", EXPLICIT, bytes.length, new ByteArrayInputStream(bytes));
                assertThat(association.store(item)).isEqualTo(DimseStatus.SUCCESS);
                queries(association);
                RetrieveResult moved = association.move(MOVE, study("P8"), CALLING, _ -> true);
                assertThat(moved.status()).isEqualTo(DimseStatus.SUCCESS);
                assertThat(moved.counters().completed()).isEqualTo(1);
            }
            var storage = List.of(ContextProposal.of(RawPeer.CT, EXPLICIT));
            try (Association association = DimseClient.connectForGet(peer, GET, storage, received)) {
                assertThat(association.get(GET, study("P9"), _ -> true).status())
                        .isEqualTo(DimseStatus.SUCCESS);
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
        assertThat(received.byInstance).containsOnlyKeys("1.2.8.1.1", "1.2.9.1.1");
        assertThat(Files.readString(log)).contains("stored 1.2.3.1.1 P3", "identity reader passcode");
    }

    private static void queries(Association association) throws IOException {
        List<DataSet> found = new ArrayList<>();
        assertThat(association.find(FIND, study("*"), found::add))
                .isEqualTo(new QueryResult(DimseStatus.SUCCESS, 3, true, false));
        assertThat(found)
                .extracting(match -> match.text(Tag.StudyInstanceUID).orElseThrow())
                .containsExactly("1.2.1", "1.2.2", "1.2.3");
        assertThat(association.find(FIND, study("CANCEL"), 1, _ -> {}).status()).isEqualTo(DimseStatus.CANCEL);
        found.clear();
        assertThat(association
                        .find(WORKLIST, WorklistItem.query("MR"), found::add)
                        .status())
                .isEqualTo(DimseStatus.SUCCESS);
        assertThat(found)
                .singleElement()
                .satisfies(item -> assertThat(item.text(Tag.AccessionNumber)).contains("A-MR"));
    }

    private static DataSet study(String patient) {
        return DataSet.builder()
                .text(Tag.QueryRetrieveLevel, "STUDY")
                .text(Tag.PatientID, patient)
                .empty(Tag.StudyInstanceUID)
                .build();
    }

    private Object[] arguments(String script, Optional<Issued> own, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(SCRIPTS.resolve(script), PACKAGE.toAbsolutePath()));
        arguments.addAll(List.of(more));
        own.ifPresent(issued -> arguments.addAll(List.of(
                issued.key(),
                issued.certificate(),
                wire.tls().orElseThrow().authority.certificate())));
        return arguments.toArray();
    }

    private Optional<Issued> server() {
        return wire.tls().map(peers -> peers.server);
    }

    private Optional<Issued> client() {
        return wire.tls().map(peers -> peers.client);
    }

    private Association connect(int port) throws IOException {
        var proposal = AssociationProposal.of(List.of(ContextProposal.of(MPPS, EXPLICIT), StorageCommitment.CONTEXT));
        return DimseClient.connect(wire.destination(port, CALLED, CALLING), proposal, ServiceClasses.none());
    }
}
