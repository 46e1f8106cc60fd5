package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.commitment.CommitmentInbox;
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
import org.consilium.dimse.query.QueryResult;
import org.consilium.dimse.retrieve.RetrieveItems;
import org.consilium.dimse.retrieve.RetrieveResult;
import org.consilium.dimse.service.ServiceClasses;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every service of Orthanc, in both roles, over what the class that inherits says. One Orthanc does for all tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OrthancServices {

    private static final String FIND = Uids.StudyRootQueryRetrieveInformationModelFind;
    private static final String MOVE = Uids.StudyRootQueryRetrieveInformationModelMove;
    private static final String GET = Uids.StudyRootQueryRetrieveInformationModelGet;
    private static final String WORKLIST = Uids.ModalityWorklistInformationModelFind;
    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final ContextProposal STORAGE = ContextProposal.of(RawPeer.CT, EXPLICIT);
    private static final int KEPT = 5;

    private final Received received = new Received();
    private final BlockingQueue<DataSet> queries = new LinkedBlockingQueue<>();
    private final BlockingQueue<CommitmentRequest> asked = new LinkedBlockingQueue<>();
    private final CommitmentInbox inbox = new CommitmentInbox();

    private Wire wire;
    private DimseServer node;
    private OrthancPeer orthanc;

    /** @param folder for keys and certificates */
    abstract Wire wire(Path folder);

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        wire = wire(folder);
        node = wire.server()
                .storage(received)
                .find(FIND, (query, matches) -> {
                    queries.add(query.identifier());
                    for (int i = 0; i < KEPT; i++) {
                        matches.send(TinyStudy.instance(i));
                    }
                })
                .find(WORKLIST, (_, matches) -> matches.send(WorklistItem.of("CT")))
                .move(MOVE, _ -> RetrieveItems.of(List.of(new TinyItem(7))), (_, _) -> Optional.of(peer()))
                .services(services -> services.with(
                                StorageCommitment.SOP_CLASS_UID, StorageCommitment.provider((request, _) -> {
                                    asked.add(request);
                                    return NormalizedResponse.success();
                                }))
                        .withUser(StorageCommitment.SOP_CLASS_UID, StorageCommitment.user(inbox)))
                .start();
        Path worklist = Files.createDirectory(folder.resolve("worklist"));
        WorklistItem.write(worklist.resolve("ct.wl"), WorklistItem.of("CT"));
        WorklistItem.write(worklist.resolve("mr.wl"), WorklistItem.of("MR"));
        orthanc = new OrthancPeer(folder, node.port(), wire.tls(), worklist);
        try (Association association = connect(STORAGE)) {
            for (int i = 0; i < KEPT; i++) {
                assertThat(association.store(instance(i))).isEqualTo(DimseStatus.SUCCESS);
            }
        }
    }

    @AfterAll
    void stop() throws IOException {
        if (orthanc != null) {
            orthanc.close();
        }
        if (node != null) {
            node.close();
        }
    }

    @BeforeEach
    void forget() {
        received.byInstance.clear();
        queries.clear();
    }

    @Test
    @Interoperates(
            value = {Service.ECHO, Service.STORE, Service.TLS_PROFILES},
            as = Role.USER,
            with = Peer.ORTHANC)
    void itAnswersAnEchoAndKeepsWhatItWasSent() throws Exception {
        try (Association association = connect(DimseClient.VERIFICATION)) {
            assertThat(association.echo()).isEqualTo(DimseStatus.SUCCESS);
        }
        String found = orthanc.post("/tools/find", "{\"Level\": \"Study\", \"Query\": {\"PatientID\": \"P3\"}}");
        var id = Pattern.compile("\"([-0-9a-f]{44})\"").matcher(found);
        assertThat(id.find()).as(found).isTrue();
        assertThat(orthanc.get("/studies/" + id.group(1))).contains("\"1.2.3\"", "DOE^J3");
    }

    @Test
    @Interoperates(
            value = {Service.FIND, Service.CANCEL},
            as = Role.USER,
            with = Peer.ORTHANC)
    void itFindsAndIsCancelled() throws IOException {
        var identifier = DataSet.builder()
                .text(Tag.QueryRetrieveLevel, "STUDY")
                .text(Tag.PatientName, "DOE^J*")
                .empty(Tag.StudyInstanceUID)
                .build();
        try (Association association = connect(ContextProposal.of(FIND, EXPLICIT))) {
            List<DataSet> found = new ArrayList<>();
            assertThat(association.find(FIND, identifier, found::add))
                    .isEqualTo(new QueryResult(DimseStatus.SUCCESS, KEPT, true, false));
            assertThat(found)
                    .extracting(each -> each.text(Tag.StudyInstanceUID).orElseThrow())
                    .contains("1.2.0", "1.2.4");
            QueryResult cut = association.find(FIND, identifier, 2, _ -> {});
            assertThat(cut.taken()).isEqualTo(2);
            assertThat(association.find(FIND, identifier, _ -> true).taken())
                    .as("the association is as good as before")
                    .isEqualTo(KEPT);
        }
    }

    @Test
    @Interoperates(value = Service.WORKLIST, as = Role.USER, with = Peer.ORTHANC)
    void itGivesItsWorklist() throws IOException {
        try (Association association = connect(ContextProposal.of(WORKLIST, EXPLICIT))) {
            List<DataSet> found = new ArrayList<>();
            assertThat(association
                            .find(WORKLIST, WorklistItem.query("MR"), found::add)
                            .status())
                    .isEqualTo(DimseStatus.SUCCESS);
            assertThat(found)
                    .singleElement()
                    .satisfies(
                            item -> assertThat(item.text(Tag.AccessionNumber)).contains("A-MR"));
        }
    }

    @Test
    @Interoperates(value = Service.MOVE, as = Role.USER, with = Peer.ORTHANC)
    @Interoperates(value = Service.STORE, as = Role.PROVIDER, with = Peer.ORTHANC)
    void itMovesToUs() throws IOException {
        try (Association association = connect(ContextProposal.of(MOVE, EXPLICIT))) {
            RetrieveResult result = association.move(MOVE, study(3), OrthancPeer.NODE, _ -> true);
            assertThat(result.status()).isEqualTo(DimseStatus.SUCCESS);
            assertThat(result.counters().completed()).isEqualTo(1);
        }
        assertThat(received.byInstance).containsOnlyKeys("1.2.3.1.1");
    }

    @Test
    @Interoperates(
            value = {Service.GET, Service.ROLE_SELECTION},
            as = Role.USER,
            with = Peer.ORTHANC)
    void itGivesUsAStudy() throws IOException {
        try (Association association = DimseClient.connectForGet(peer(), GET, List.of(STORAGE), received)) {
            RetrieveResult result = association.get(GET, study(2), _ -> true);
            assertThat(result.status()).isEqualTo(DimseStatus.SUCCESS);
            assertThat(result.counters().completed()).isEqualTo(1);
        }
        assertThat(DataSetReader.read(received.of("1.2.2.1.1").dataSet(), EXPLICIT)
                        .text(Tag.PatientID))
                .contains("P2");
    }

    @Test
    @Interoperates(
            value = {Service.ECHO, Service.STORE, Service.TLS_PROFILES},
            as = Role.PROVIDER,
            with = Peer.ORTHANC)
    void weAnswerItsEchoAndKeepWhatItSends() throws Exception {
        assertThat(orthanc.post("/modalities/node/echo", "{}")).contains("{}");
        String found = orthanc.post("/tools/find", "{\"Level\": \"Study\", \"Query\": {\"PatientID\": \"P1\"}}");
        String sent = orthanc.post("/modalities/node/store", found);
        assertThat(sent).containsPattern("\"FailedInstancesCount\" : 0").containsPattern("\"InstancesCount\" : 1");
        assertThat(received.byInstance).containsOnlyKeys("1.2.1.1.1");
    }

    @Test
    @Interoperates(
            value = {Service.FIND, Service.MOVE},
            as = Role.PROVIDER,
            with = Peer.ORTHANC)
    void weAnswerItsQueryAndMoveToIt() throws Exception {
        String query = orthanc.post(
                "/modalities/node/query",
                "{\"Level\": \"Study\", \"Query\": {\"PatientName\": \"DOE*\", \"StudyInstanceUID\": \"\"}}");
        var path = Pattern.compile("\"Path\" *: *\"([^\"]+)\"").matcher(query);
        assertThat(path.find()).as(query).isTrue();
        assertThat(queries.poll(10, TimeUnit.SECONDS).text(Tag.PatientName)).contains("DOE*");
        assertThat(orthanc.get(path.group(1) + "/answers")).contains("\"" + (KEPT - 1) + "\"");
        assertThat(orthanc.get(path.group(1) + "/answers/3/content")).contains("1.2.3");
        orthanc.post(path.group(1) + "/answers/3/retrieve", "{\"TargetAet\": \"ORTHANC\", \"Synchronous\": true}");
        assertThat(orthanc.post("/tools/find", "{\"Level\": \"Study\", \"Query\": {\"PatientID\": \"P7\"}}"))
                .containsPattern("[-0-9a-f]{44}");
    }

    @Test
    @Interoperates(value = Service.WORKLIST, as = Role.PROVIDER, with = Peer.ORTHANC)
    void weGiveItOurWorklist() throws Exception {
        assertThat(orthanc.post(
                        "/modalities/node/find-worklist",
                        "{\"AccessionNumber\": \"\", \"ScheduledProcedureStepSequence\": [{\"Modality\": \"CT\"}]}"))
                .contains("A-CT");
    }

    @Test
    @Interoperates(
            value = {Service.N_ACTION, Service.N_EVENT_REPORT, Service.COMMITMENT},
            as = Role.USER,
            with = Peer.ORTHANC)
    @Interoperates(value = Service.ROLE_SELECTION, as = Role.PROVIDER, with = Peer.ORTHANC)
    void itCommitsToWhatItKeeps() throws Exception {
        var kept = new ObjectReference(RawPeer.CT, "1.2.4.1.1");
        var lost = new ObjectReference(RawPeer.CT, "1.2.3.4");
        try (var expected = inbox.expect("1.2.77")) {
            var proposal = AssociationProposal.of(List.of(StorageCommitment.CONTEXT));
            try (Association association = DimseClient.connect(peer(), proposal, ServiceClasses.none())) {
                assertThat(StorageCommitment.request(association.machine(), "1.2.77", List.of(kept, lost))
                                .status())
                        .isEqualTo(DimseStatus.SUCCESS);
            }
            CommitmentResult result = expected.await(OrthancPeer.PATIENCE).orElseThrow();
            assertThat(result.committed()).containsExactly(kept);
            assertThat(result.failed())
                    .containsExactly(new CommitmentResult.Failure(lost, DimseStatus.NO_SUCH_SOP_INSTANCE));
        }
    }

    @Test
    @Interoperates(
            value = {Service.N_ACTION, Service.N_EVENT_REPORT, Service.COMMITMENT},
            as = Role.PROVIDER,
            with = Peer.ORTHANC)
    void weCommitToWhatWeKeep() throws Exception {
        var kept = new ObjectReference(RawPeer.CT, "1.2.3.5");
        var lost = new ObjectReference(RawPeer.CT, "1.2.3.6");
        String answer = orthanc.post("/modalities/node/storage-commitment", """
                        {"DicomInstances": [{"SOPClassUID": "%1$s", "SOPInstanceUID": "1.2.3.5"},
                                            {"SOPClassUID": "%1$s", "SOPInstanceUID": "1.2.3.6"}]}
                        """.formatted(RawPeer.CT));
        CommitmentRequest request = asked.poll(OrthancPeer.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(request.references()).containsExactlyInAnyOrder(kept, lost);
        assertThat(request.peer().callingAe()).isEqualTo(OrthancPeer.TITLE);
        var result = new CommitmentResult(
                request.transactionUid(),
                List.of(kept),
                List.of(new CommitmentResult.Failure(lost, DimseStatus.NO_SUCH_SOP_INSTANCE)));
        assertThat(CommitmentReporter.over(peer()).report(result)).isEqualTo(DimseStatus.SUCCESS);
        var path = Pattern.compile("\"Path\" *: *\"([^\"]+)\"").matcher(answer);
        assertThat(path.find()).as(answer).isTrue();
        await().atMost(OrthancPeer.PATIENCE)
                .untilAsserted(() -> assertThat(orthanc.get(path.group(1)))
                        .contains("\"Status\" : \"Failure\"")
                        .contains("1.2.3.5", "1.2.3.6"));
    }

    private Destination peer() {
        return wire.destination(orthanc.dicomPort, OrthancPeer.TITLE, OrthancPeer.NODE);
    }

    private Association connect(ContextProposal context) throws IOException {
        return DimseClient.connect(peer(), List.of(context));
    }

    private static DataSet study(int number) {
        return DataSet.builder()
                .text(Tag.QueryRetrieveLevel, "STUDY")
                .text(Tag.StudyInstanceUID, "1.2." + number)
                .build();
    }

    private static StoreItem instance(int number) {
        byte[] bytes = DataSetWriter.toByteArray(TinyStudy.instance(number), EXPLICIT);
        return new StoreItem(
                RawPeer.CT, "1.2." + number + ".1.1", EXPLICIT, bytes.length, new ByteArrayInputStream(bytes));
    }
}
