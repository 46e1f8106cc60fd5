package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.regex.Pattern;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;
import org.consilium.security.RemoteAe.Permission;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orthanc looks for a study here and has it moved to itself. */
class OrthancQueryRetrieveIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Uid STUDY = new Uid("1.2.6.1");
    private static final Pattern ID = Pattern.compile("\"ID\" *: *\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final int httpPort = FreePort.find();
    private final int dicomPort = FreePort.find();

    @TempDir
    private Path folder;

    private PeerNode node;
    private Process orthanc;

    @BeforeEach
    void start() throws IOException {
        var tool = ForeignTool.require("Orthanc");
        node = PeerNode.open(folder.resolve("node"));
        node.allow("ORTHANC", "127.0.0.1", dicomPort, Optional.empty(), EnumSet.of(Permission.FIND, Permission.MOVE));
        var configuration = Files.writeString(folder.resolve("orthanc.json"), """
                {"Name": "peer", "DicomAet": "ORTHANC", "DicomPort": %d, "HttpPort": %d, "StorageDirectory": "%s",
                 "IndexDirectory": "%s", "AuthenticationEnabled": false, "DefaultEncoding": "Cyrillic",
                 "DicomModalities": {"node": {"AET": "CONSILIUM", "Host": "127.0.0.1", "Port": %d}}}
                """.formatted(
                        dicomPort, httpPort, folder.resolve("db"), folder.resolve("db"), node.server.port()));
        orthanc = tool.start(folder.resolve("orthanc.log"), configuration);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> get("/system").contains("ORTHANC"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (orthanc != null) {
            orthanc.destroy();
            orthanc.waitFor();
        }
        if (node != null) {
            node.close();
        }
    }

    @Test
    void findsAStudyByItsCyrillicNameAndHasItMoved() {
        for (int number = 1; number <= 3; number++) {
            node.archive.receive(Images.slice(STUDY, new Uid("1.2.6.1.1"), number)
                    .text(Tag.PatientName, "\u041d\u043e\u0432\u0430\u043a^\u042f\u043d")
                    .build());
        }
        node.archive.receive(Images.slice().text(Tag.PatientName, "Other^One").build());
        var query = post(
                "/modalities/node/query",
                "{\"Level\": \"Study\", \"Query\": {\"PatientName\": \"\u041d\u043e\u0432*\", \"PatientID\": \"\"}}");
        var id = ID.matcher(query);
        assertThat(id.find()).as(query).isTrue();
        var found = get("/queries/" + id.group(1) + "/answers?expand&simplify");
        assertThat(found)
                .contains(STUDY.value(), "\\u041d\\u043e\\u0432\\u0430\\u043a^\\u042f\\u043d")
                .doesNotContain("Other");
        post("/queries/" + id.group(1) + "/retrieve", "{\"TargetAet\": \"ORTHANC\", \"Synchronous\": true}");
        assertThat(get("/statistics")).contains("\"CountInstances\" : 3", "\"CountStudies\" : 1");
    }

    private String get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    private String post(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private String send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + httpPort + path);
    }
}
