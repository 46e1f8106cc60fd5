package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.query.Query;
import org.consilium.dimse.query.QueryResult;
import org.consilium.dimse.retrieve.RetrieveItems;
import org.consilium.dimse.retrieve.RetrieveResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verification, storage, query and retrieve with Orthanc on the other side, each way. */
class OrthancPeerIT {

    private static final String FIND = Uids.StudyRootQueryRetrieveInformationModelFind;
    private static final String MOVE = Uids.StudyRootQueryRetrieveInformationModelMove;
    private static final String GET = Uids.StudyRootQueryRetrieveInformationModelGet;
    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final int COUNT = 3;

    private final Received received = new Received();

    @Test
    void answersAndGivesWhatWasStored(@TempDir Path folder) throws IOException {
        var storage = List.of(ContextProposal.of(RawPeer.CT, EXPLICIT));
        try (DimseServer us = DimseServer.builder().storage(received).start();
                var orthanc = new Orthanc(folder, us.port())) {
            try (Association association = DimseClient.connect(
                    orthanc.destination(),
                    List.of(
                            DimseClient.VERIFICATION,
                            ContextProposal.of(RawPeer.CT, EXPLICIT),
                            ContextProposal.of(FIND, EXPLICIT),
                            ContextProposal.of(MOVE, EXPLICIT)))) {
                assertThat(association.echo()).isEqualTo(DimseStatus.SUCCESS);
                fill(association);
                List<DataSet> found = new ArrayList<>();
                assertThat(association.find(FIND, key("DOE^J*"), found::add))
                        .isEqualTo(new QueryResult(DimseStatus.SUCCESS, COUNT, true, false));
                assertThat(found)
                        .extracting(each -> each.text(Tag.StudyInstanceUID).orElseThrow())
                        .containsExactlyInAnyOrder("1.2.0", "1.2.1", "1.2.2");
                RetrieveResult moved = association.move(MOVE, study(1), Orthanc.US, _ -> true);
                assertThat(moved.status()).isEqualTo(DimseStatus.SUCCESS);
                assertThat(received.byInstance).containsOnlyKeys("1.2.1.1.1");
            }
            try (Association association = DimseClient.connectForGet(orthanc.destination(), GET, storage, received)) {
                assertThat(association.get(GET, study(2), _ -> true).status()).isEqualTo(DimseStatus.SUCCESS);
                assertThat(received.byInstance).containsOnlyKeys("1.2.1.1.1", "1.2.2.1.1");
            }
        }
    }

    @Test
    void asksAndFetchesFromUs(@TempDir Path folder) throws Exception {
        var asked = new CompletableFuture<Query>();
        var orthancPeer = new CompletableFuture<Destination>();
        var items = RetrieveItems.of(List.of(new TinyItem(0), new TinyItem(1)));
        DimseServer.Builder archive = DimseServer.builder()
                .find(FIND, (query, matches) -> {
                    asked.complete(query);
                    matches.send(study(0));
                    matches.send(study(1));
                })
                .move(MOVE, _ -> items, (_, _) -> Optional.of(orthancPeer.join()))
                .get(GET, _ -> items);
        try (DimseServer us = archive.start();
                var orthanc = new Orthanc(folder, us.port());
                HttpClient http = HttpClient.newHttpClient()) {
            orthancPeer.complete(orthanc.destination());
            assertThat(post(http, orthanc, "/modalities/us/echo", "{}")).isEqualTo(200);
            String body = "{\"Level\": \"Study\", \"Query\": {\"PatientName\": \"DOE*\", \"StudyInstanceUID\": \"\"}}";
            assertThat(post(http, orthanc, "/modalities/us/query", body)).isEqualTo(200);
            assertThat(asked.join().identifier().text(Tag.PatientName)).contains("DOE*");
            String resources = "{\"Level\": \"Study\", \"Resources\": [{\"StudyInstanceUID\": \"1.2.0\"}]%s}";
            assertThat(post(http, orthanc, "/modalities/us/move", resources.formatted(", \"TargetAet\": \"ORTHANC\"")))
                    .isEqualTo(200);
            assertThat(get(http, orthanc, "/instances").split(",")).hasSize(2);
        }
    }

    private static int post(HttpClient http, Orthanc orthanc, String path, String body) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(orthanc.rest() + path))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static String get(HttpClient http, Orthanc orthanc, String path) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(orthanc.rest() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static void fill(Association association) throws IOException {
        for (int i = 0; i < COUNT; i++) {
            byte[] bytes = DataSetWriter.toByteArray(TinyStudy.instance(i), EXPLICIT);
            var item = new StoreItem(
                    RawPeer.CT, "1.2." + i + ".1.1", EXPLICIT, bytes.length, new ByteArrayInputStream(bytes));
            assertThat(association.store(item)).isEqualTo(DimseStatus.SUCCESS);
        }
    }

    private static DataSet key(String name) {
        return DataSet.builder()
                .text(Tag.QueryRetrieveLevel, "STUDY")
                .text(Tag.PatientName, name)
                .empty(Tag.StudyInstanceUID)
                .build();
    }

    private static DataSet study(int number) {
        return DataSet.builder()
                .text(Tag.QueryRetrieveLevel, "STUDY")
                .text(Tag.StudyInstanceUID, "1.2." + number)
                .build();
    }
}
