package org.consilium.web.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.FreePort;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients that others have written: the library under most viewers in browsers, and Orthanc with its DICOMweb plugin. */
class ForeignClientsIT {

    /** Where {@code scripts/test} installs the package. */
    private static final Path PACKAGE = Path.of("target", "dicomweb-client");

    private static final Path SCRIPT = Path.of("src", "test", "dicomweb-client", "client.js");
    private static final Path PLUGIN = Path.of("/usr/share/orthanc/plugins/libOrthancDicomWeb.so");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final Uid STUDY = Uid.random();
    private static final Uid SERIES = Uid.random();

    private static TestNode node;
    private static List<DataSet> images;

    @TempDir
    private Path folder;

    @BeforeAll
    static void receiveAStudy() throws IOException {
        node = TestNode.start();
        images = List.of(TestImages.ct(STUDY, SERIES, Uid.random(), 1), TestImages.ct(STUDY, SERIES, Uid.random(), 2));
        InstitutionId here = node.institution("Here").id();
        for (DataSet image : images) {
            TestImages.receive(node, here, image, EXPLICIT);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void dicomwebClientFindsRetrievesRendersAndStores() throws IOException {
        ForeignTool program = ForeignTool.require("node");
        if (!Files.exists(PACKAGE.resolve("node_modules/dicomweb-client"))) {
            throw ForeignTool.missing("dicomweb-client", "not installed below " + PACKAGE);
        }
        DataSet another = TestImages.ct(Uid.random(), Uid.random(), Uid.random(), 3);
        Path file = Files.write(folder.resolve("another.dcm"), TestImages.file(another));
        DataSet image = images.getFirst();

        ForeignTool.Result ended = program.run(
                SCRIPT.toAbsolutePath(),
                PACKAGE.toAbsolutePath(),
                node.url("/dicomweb"),
                TestNode.API_TOKEN,
                STUDY,
                SERIES,
                image.text(Tag.SOPInstanceUID).orElseThrow(),
                file);

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        JsonNode found = JsonMapper.builder()
                .build()
                .readTree(ended.output().substring(ended.output().lastIndexOf("{\"studies\"")));
        assertThat(found.get("studies").asInt()).isEqualTo(1);
        assertThat(found.get("patientName").asString()).isEqualTo("Yamada^Tarou");
        assertThat(found.get("series").asInt()).isEqualTo(1);
        assertThat(found.get("instances").asInt()).isEqualTo(2);
        assertThat(found.get("rows").asInt()).isEqualTo(TestImages.SIDE);
        byte[] pixels = image.bytes(Tag.PixelData).orElseThrow();
        int half = pixels.length / 2;
        assertThat(found.at("/frames/0").asString()).isEqualTo(digest(Arrays.copyOfRange(pixels, 0, half)));
        assertThat(found.at("/frames/1").asString()).isEqualTo(digest(Arrays.copyOfRange(pixels, half, 2 * half)));
        assertThat(found.at("/bulkData/0").asString()).isEqualTo(digest(pixels));
        assertThat(found.get("study")).hasSize(2);
        Client client = new Client(node);
        assertThat(found.get("instance").asString())
                .isEqualTo(digest(client.get(Client.path(image), "Accept", "application/dicom")
                        .body()));
        assertThat(found.get("rendered").asString()).isEqualTo("PNG");
        assertThat(client.get(Client.path(another) + "/metadata").statusCode()).isEqualTo(200);
    }

    @Test
    void orthancSearchesRetrievesAndStores() throws IOException, InterruptedException {
        ForeignTool tool = ForeignTool.require("Orthanc");
        if (!Files.exists(PLUGIN)) {
            throw ForeignTool.missing("orthanc-dicomweb", "not found at " + PLUGIN);
        }
        int port = FreePort.find();
        Path configuration = Files.writeString(folder.resolve("orthanc.json"), """
                {"Name": "peer", "DicomServerEnabled": false, "HttpPort": %d, "StorageDirectory": "%s",
                 "IndexDirectory": "%s", "AuthenticationEnabled": false, "Plugins": ["%s"],
                 "DicomWeb": {"Enable": true, "Servers": {"node": {
                   "Url": "%s/", "HttpHeaders": {"Authorization": "Bearer %s"}}}}}
                """.formatted(
                port, folder.resolve("db"), folder.resolve("db"), PLUGIN, node.url("/dicomweb"), TestNode.API_TOKEN));
        Process orthanc = tool.start(folder.resolve("orthanc.log"), configuration);
        try {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> orthanc(port, "GET", "/system", "").contains("peer"));

            assertThat(orthanc(port, "POST", "/dicom-web/servers/node/qido", """
                    {"Uri": "/studies", "Arguments": {"StudyInstanceUID": "%s"}}""".formatted(STUDY)))
                    .contains(STUDY.value());
            orthanc(port, "POST", "/dicom-web/servers/node/retrieve", """
                    {"Resources": [{"Study": "%s"}], "Synchronous": true}""".formatted(STUDY));
            assertThat(orthanc(port, "GET", "/statistics", "")).contains("\"CountInstances\" : 2");

            DataSet another = TestImages.ct(Uid.random(), Uid.random(), Uid.random(), 4);
            JsonNode uploaded = JsonMapper.builder()
                    .build()
                    .readTree(orthanc(port, "POST", "/instances", TestImages.file(another)));
            orthanc(port, "POST", "/dicom-web/servers/node/stow", """
                    {"Resources": ["%s"], "Synchronous": true}""".formatted(
                            uploaded.get("ID").asString()));
            byte[] back = new Client(node)
                    .get(Client.path(another), "Accept", "application/dicom; transfer-syntax=*")
                    .body();
            assertThat(Part10.read(back).dataSet().bytes(Tag.PixelData).orElseThrow())
                    .isEqualTo(another.bytes(Tag.PixelData).orElseThrow());
        } catch (AssertionError failed) {
            throw new AssertionError(Files.readString(folder.resolve("orthanc.log")), failed);
        } finally {
            orthanc.destroy();
            orthanc.waitFor();
        }
    }

    private static String orthanc(int port, String method, String path, String body) {
        return orthanc(port, method, path, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String orthanc(int port, String method, String path, byte... body) {
        HttpResponse<byte[]> answer = node.browser()
                .send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(
                                method,
                                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body)));
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(path + ": " + text).isEqualTo(200);
        return text;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
