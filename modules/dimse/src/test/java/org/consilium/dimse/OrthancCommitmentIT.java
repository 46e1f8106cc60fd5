package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.io.Part10;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.commitment.CommitmentInbox;
import org.consilium.dimse.commitment.CommitmentReporter;
import org.consilium.dimse.commitment.CommitmentRequest;
import org.consilium.dimse.commitment.CommitmentResult;
import org.consilium.dimse.commitment.ObjectReference;
import org.consilium.dimse.commitment.StorageCommitment;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedResponse;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.kernel.AeTitle;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.FreePort;
import org.consilium.testkit.TestData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storage commitment with Orthanc, which reports over associations of its own, in both roles. */
class OrthancCommitmentIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BlockingQueue<CommitmentRequest> asked = new LinkedBlockingQueue<>();
    private final CommitmentInbox inbox = new CommitmentInbox();
    private final HttpClient http = HttpClient.newHttpClient();
    private final int httpPort = FreePort.find();
    private final int dicomPort = FreePort.find();

    @TempDir
    private Path folder;

    private DimseServer node;
    private Process orthanc;

    @BeforeEach
    void start() throws IOException {
        ForeignTool tool = ForeignTool.require("Orthanc");
        node = DimseServer.builder()
                .services(services -> services.with(
                                StorageCommitment.SOP_CLASS_UID, StorageCommitment.provider((request, _) -> {
                                    asked.add(request);
                                    return NormalizedResponse.success();
                                }))
                        .withUser(StorageCommitment.SOP_CLASS_UID, StorageCommitment.user(inbox)))
                .start();
        Path configuration = Files.writeString(folder.resolve("orthanc.json"), """
                {"Name": "peer", "DicomAet": "ORTHANC", "DicomPort": %d, "HttpPort": %d,
                 "StorageDirectory": "%s", "IndexDirectory": "%s", "AuthenticationEnabled": false,
                 "DicomModalities": {"node": {"AET": "NODE", "Host": "127.0.0.1", "Port": %d,
                                              "AllowStorageCommitment": true}}}
                """.formatted(
                        dicomPort, httpPort, folder.resolve("db"), folder.resolve("db"), node.port()));
        orthanc = tool.start(folder.resolve("orthanc.log"), configuration);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> get("/system").contains("ORTHANC"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        orthanc.destroy();
        orthanc.waitFor();
        node.close();
    }

    @Test
    void hearsForWhatOrthancAnswers() throws Exception {
        Path file = TestData.file("ct/CT_small.dcm");
        post("/instances", BodyPublishers.ofFile(file));
        ObjectReference kept = reference(file);
        var lost = new ObjectReference(RawPeer.CT, "1.2.3.4");
        try (var expected = inbox.expect("1.2.77")) {
            var proposal = AssociationProposal.of(List.of(StorageCommitment.CONTEXT));
            try (Association association = DimseClient.connect(peer(), proposal, ServiceClasses.none())) {
                assertThat(StorageCommitment.request(association.machine(), "1.2.77", List.of(kept, lost))
                                .status())
                        .isEqualTo(DimseStatus.SUCCESS);
            }
            CommitmentResult result = expected.await(PATIENCE).orElseThrow();
            assertThat(result.committed()).containsExactly(kept);
            assertThat(result.failed())
                    .containsExactly(new CommitmentResult.Failure(lost, DimseStatus.NO_SUCH_SOP_INSTANCE));
        }
    }

    @Test
    void tellsOrthancForWhatItAnswers() throws Exception {
        var kept = new ObjectReference(RawPeer.CT, "1.2.3.5");
        var lost = new ObjectReference(RawPeer.CT, "1.2.3.6");
        String answer = post(
                "/modalities/node/storage-commitment",
                BodyPublishers.ofString("{\"DicomInstances\": [{\"SOPClassUID\": \"%s\", \"SOPInstanceUID\": \"%s\"},"
                                .formatted(RawPeer.CT, kept.sopInstanceUid())
                        + " {\"SOPClassUID\": \"%s\", \"SOPInstanceUID\": \"%s\"}]}"
                                .formatted(RawPeer.CT, lost.sopInstanceUid())));
        CommitmentRequest request = asked.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(request.references()).containsExactlyInAnyOrder(kept, lost);
        assertThat(request.peer().callingAe()).isEqualTo(new AeTitle("ORTHANC"));
        var result = new CommitmentResult(
                request.transactionUid(),
                List.of(kept),
                List.of(new CommitmentResult.Failure(lost, DimseStatus.NO_SUCH_SOP_INSTANCE)));
        assertThat(CommitmentReporter.over(peer()).report(result)).isEqualTo(DimseStatus.SUCCESS);
        var path = Pattern.compile("\"Path\" *: *\"([^\"]+)\"").matcher(answer);
        assertThat(path.find()).as(answer).isTrue();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get(path.group(1)))
                        .contains("\"Status\" : \"Failure\"")
                        .contains("1.2.3.5", "1.2.3.6"));
    }

    private static ObjectReference reference(Path file) throws IOException {
        DataSet dataSet = Part10.read(file).dataSet();
        return new ObjectReference(
                dataSet.text(Tag.SOPClassUID).orElseThrow(),
                dataSet.text(Tag.SOPInstanceUID).orElseThrow());
    }

    private Destination peer() {
        return new Destination("127.0.0.1", dicomPort, new AeTitle("ORTHANC"), new AeTitle("NODE"), Timeouts.DEFAULT);
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    private String post(String path, BodyPublisher body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).POST(body).build());
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + httpPort + path);
    }
}
