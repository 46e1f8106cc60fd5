package org.consilium.web.dicomweb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.web.dicomweb.MetadataInstances.compressed;
import static org.consilium.web.dicomweb.MetadataInstances.image;
import static org.consilium.web.dicomweb.MetadataInstances.jpeg;
import static org.consilium.web.dicomweb.MetadataInstances.json;
import static org.consilium.web.dicomweb.MetadataInstances.small;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Uids;
import org.consilium.web.Browser;
import org.consilium.web.TestNode;
import org.consilium.web.upload.UploadSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** STOW-RS of metadata and bulk data that break, mislead or are too much: nothing of them is stored. */
class StoreMetadataRefusalsIT {

    private static final String OCTETS = "application/octet-stream";

    private static TestNode node;
    private static Client client;

    @BeforeAll
    static void start() {
        node = TestNode.start("--consilium.web.store-metadata-max=64KB", "--consilium.web.store-bulk-data-max=256KB");
        client = new Client(node);
    }

    @AfterAll
    static void stop() throws IOException {
        try (Stream<Path> left = Files.list(node.bean(UploadSettings.class).folder())) {
            assertThat(left).isEmpty();
        } finally {
            node.close();
        }
    }

    @Test
    void followsNoReference() throws IOException {
        for (String uri : List.of("file:///etc/hostname", "http://127.0.0.1:1/x", "/dicomweb/studies", "bulk/1")) {
            DataSet image = image();
            String json = json(image).replace("bulk/7FE00010", uri);

            HttpResponse<byte[]> answer = new MetadataRequest(MetadataRequest.JSON, json)
                    .bulk("bulk/00281201", OCTETS, new byte[4096])
                    .send(client, "/studies");

            assertThat(answer.statusCode()).as(uri).isEqualTo(409);
            assertThat(isThere(image)).as(uri).isFalse();
        }
    }

    @Test
    void storesNothingOfARequestThatBreaks() {
        DataSet first = small();
        for (String metadata : List.of(
                "[" + json(first) + ", {\"00080018\": {\"vr\": \"UI\"",
                "[" + json(first) + ", {\"00080018\": {\"vr\": \"??\"}}]",
                "[" + json(first) + ", 1]",
                "[]",
                "")) {
            HttpResponse<byte[]> broken = new MetadataRequest(MetadataRequest.JSON, metadata).sendCut(client);
            assertThat(broken.statusCode()).as("cut " + metadata).isEqualTo(400);
        }
        assertThat(isThere(first)).isFalse();
    }

    @Test
    void refusesWhatIsNotMetadataFirstAndBulkDataWithoutALocation() throws IOException {
        DataSet image = small();
        assertThat(new MetadataRequest(MetadataRequest.JSON)
                        .bulk("bulk/7FE00010", OCTETS, new byte[4])
                        .part(
                                "Content-Type: application/dicom+json",
                                json(image).getBytes(UTF_8))
                        .send(client, "/studies")
                        .statusCode())
                .isEqualTo(400);
        assertThat(new MetadataRequest(MetadataRequest.JSON, json(image))
                        .part("Content-Type: application/octet-stream", new byte[4])
                        .send(client, "/studies")
                        .statusCode())
                .isEqualTo(400);
        assertThat(new MetadataRequest(MetadataRequest.JSON, "[" + json(image) + ", 1]")
                        .send(client, "/studies")
                        .statusCode())
                .isEqualTo(400);
        assertThat(isThere(image)).isFalse();
    }

    @Test
    void refusesMoreThanItsLimits() throws IOException {
        DataSet image = small();
        String long64KiB = json(image) + " ".repeat(64 << 10);
        assertThat(new MetadataRequest(MetadataRequest.JSON, long64KiB)
                        .send(client, "/studies")
                        .statusCode())
                .isEqualTo(413);
        assertThat(new MetadataRequest(MetadataRequest.JSON, json(image))
                        .bulk("bulk/1", OCTETS, new byte[200 << 10])
                        .bulk("bulk/2", OCTETS, new byte[100 << 10])
                        .send(client, "/studies")
                        .statusCode())
                .isEqualTo(413);
        assertThat(isThere(image)).isFalse();
    }

    @Test
    void refusesPixelsThatAreNotWhatIsSaidOfThem() throws IOException {
        DataSet two = compressed(2);
        for (MetadataRequest request : List.of(
                new MetadataRequest(MetadataRequest.JSON, json(two)).bulk("bulk/7FE00010", "image/jpeg", jpeg(1)),
                new MetadataRequest(MetadataRequest.JSON, json(two))
                        .bulk("bulk/7FE00010", "image/jpeg; transfer-syntax=" + Uids.JPEG2000, jpeg(1))
                        .bulk("bulk/7FE00010", "image/jpeg; transfer-syntax=" + Uids.JPEG2000, jpeg(2)),
                new MetadataRequest(MetadataRequest.JSON, json(two))
                        .bulk("bulk/7FE00010", "image/jp2", jpeg(1))
                        .bulk("bulk/7FE00010", "image/jp2", jpeg(2)),
                new MetadataRequest(MetadataRequest.JSON, json(two)).bulk("bulk/7FE00010", OCTETS, new byte[64]))) {
            HttpResponse<byte[]> answer = request.send(client, "/studies");
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(Browser.json(answer).at("/00081198/Value")).hasSize(1);
        }
        assertThat(isThere(two)).isFalse();
    }

    private static boolean isThere(DataSet image) {
        return client.get(Client.path(image), "Accept", "application/dicom; transfer-syntax=*")
                        .statusCode()
                == 200;
    }
}
