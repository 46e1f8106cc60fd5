package org.consilium.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Uid;
import org.consilium.security.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** Files that a browser brings piece by piece. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UploadsIT {

    private TestNode node;
    private Browser browser;

    @BeforeAll
    void start() {
        node = TestNode.start("--consilium.upload.size-max=12MB");
        var hospital = node.institution("Hospital");
        node.person("uploader", hospital, Role.REFERRER);
        node.person("other", hospital, Role.REFERRER);
        node.person("administrator", hospital, Role.ADMINISTRATOR);
        browser = node.browser().signIn("uploader");
    }

    @AfterAll
    void stop() throws IOException {
        node.close();
    }

    @Test
    void anInterruptedFileGoesOnFromTheBytesThatAreHere() {
        var file = file(1);
        var begun = announce("Иванов/IM1", file.length, 5);
        assertThat(begun.get("offset").asLong()).isZero();
        var half = put(begun, 0, Arrays.copyOf(file, file.length / 2));
        assertThat(half.get("offset").asLong()).isEqualTo(file.length / 2);

        var again = announce("Иванов/IM1", file.length, 5);
        assertThat(again.get("id")).isEqualTo(begun.get("id"));
        assertThat(again.get("offset").asLong()).isEqualTo(file.length / 2);
        assertThat(put(again, 0, file).get("offset").asLong())
                .as("a piece from elsewhere is left")
                .isEqualTo(file.length / 2);

        var whole = put(again, file.length / 2, Arrays.copyOfRange(file, file.length / 2, file.length));
        assertThat(whole.get("state").asString()).isEqualTo("DONE");
        assertThat(whole.get("taken").get(0).get("outcome").asString()).isEqualTo("STORED");
        assertThat(announce("Иванов/IM1", file.length, 5).get("state").asString())
                .as("what has arrived is not asked for again")
                .isEqualTo("DONE");
    }

    @Test
    void anArchiveIsLookedThroughAndEachFileInItReported() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("IM1"));
            zip.write(file(2));
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write(new byte[] {'h', 'i'});
        }
        var begun = announce("cd.zip", bytes.size(), 1);
        put(begun, 0, bytes.toByteArray());
        Awaitility.await().untilAsserted(() -> {
            var now = Browser.json(browser.get("/api/uploads/" + begun.get("id").asString()));
            assertThat(now.get("state").asString()).isEqualTo("DONE");
            assertThat(now.get("taken")
                            .valueStream()
                            .map(one -> one.get("outcome").asString()
                                    + one.get("why").asString()))
                    .containsExactly("STORED", "SKIPPEDnot-dicom");
        });
    }

    @Test
    void anUploadIsNobodyElses() {
        var begun = announce("mine", 100, 1);
        var path = "/api/uploads/" + begun.get("id").asString();
        assertThat(node.browser().signIn("other").get(path).statusCode()).isEqualTo(404);
        assertThat(node.browser().signIn("administrator").get(path).statusCode())
                .isEqualTo(403);
        assertThat(node.browser().get(path).statusCode()).isEqualTo(401);
    }

    /** Leaves the folder full. */
    @Test
    @Order(Integer.MAX_VALUE)
    void moreThanTheFolderHoldsIsRefusedAsNoSpace() {
        var piece = new byte[4 << 20];
        var begun = announce("large", 40L << 20, 1);
        int status = 200;
        long offset = 0;
        for (int i = 0; i < 4 && status == 200; i++) {
            status = putRaw(begun, offset, piece).statusCode();
            offset += piece.length;
        }
        assertThat(status).isEqualTo(507);
        assertThat(putRaw(announce("huge piece", 9L << 20, 1), 0, new byte[5 << 20])
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void announcementsWithoutNameOrSizeAreNotValid() {
        assertThat(browser.post("/api/uploads", Map.of("files", List.of(Map.of("size", 1))))
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.post("/api/uploads", Map.of("files", List.of(Map.of("name", "a", "size", -1))))
                        .statusCode())
                .isEqualTo(400);
    }

    private static byte[] file(int number) {
        var image = TestImages.ct(Uid.random(), Uid.random(), Uid.random(), number);
        return Part10.toByteArray(image, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    private JsonNode announce(String name, long size, long modified) {
        var answer = browser.post(
                "/api/uploads", Map.of("files", List.of(Map.of("name", name, "size", size, "modified", modified))));
        assertThat(answer.statusCode()).isEqualTo(200);
        return Browser.json(answer).get(0);
    }

    private JsonNode put(JsonNode upload, long offset, byte[] piece) {
        var answer = putRaw(upload, offset, piece);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Browser.json(answer);
    }

    private HttpResponse<byte[]> putRaw(JsonNode upload, long offset, byte[] piece) {
        var path = "/api/uploads/" + upload.get("id").asString() + "?offset=" + offset;
        return browser.send(HttpRequest.newBuilder(node.url(path))
                .header("Content-Type", "application/octet-stream")
                .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow())
                .PUT(BodyPublishers.ofByteArray(piece)));
    }
}
