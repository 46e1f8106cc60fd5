package org.consilium.web.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.consilium.web.multipart.MultipartLimits;
import org.consilium.web.multipart.MultipartReader;
import org.consilium.web.multipart.Part;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Parts of bulk data and of stored objects by Range (RFC 9110 14), and searches that only count. */
class RangesIT {

    private static final String STORED = "application/dicom; transfer-syntax=*";

    private static TestNode node;
    private static Client client;
    private static DataSet image;

    @BeforeAll
    static void store() {
        node = TestNode.start();
        client = new Client(node);
        image = TestImages.ct(Uid.random(), Uid.random(), Uid.random(), 1);
        assertThat(client.store(TestImages.file(image)).statusCode()).isEqualTo(200);
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void putsAStoredObjectTogetherOfItsRanges() {
        byte[] whole = client.get(Client.path(image), "Accept", STORED).body();
        List<Integer> cuts = List.of(0, 100, 132, 1000, whole.length - 1, whole.length);
        byte[] together = new byte[0];
        for (int i = 1; i < cuts.size(); i++) {
            HttpResponse<byte[]> part = client.get(
                    Client.path(image),
                    "Accept",
                    STORED,
                    "Range",
                    "bytes=" + cuts.get(i - 1) + "-" + (cuts.get(i) - 1));
            assertThat(part.statusCode()).isEqualTo(206);
            int before = together.length;
            together = Arrays.copyOf(together, before + part.body().length);
            System.arraycopy(part.body(), 0, together, before, part.body().length);
        }
        assertThat(together).isEqualTo(whole);

        HttpResponse<byte[]> behind =
                client.get(Client.path(image), "Accept", STORED, "Range", "bytes=" + whole.length + "-");
        assertThat(behind.statusCode()).isEqualTo(416);
        assertThat(behind.headers().firstValue("Content-Range")).contains("bytes */" + whole.length);
    }

    @Test
    void joinsARangeOnlyToTheObjectItIsOf() {
        String tag = client.get(Client.path(image), "Accept", STORED)
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        assertThat(ranged("bytes=0-9", "If-Range", tag).statusCode()).isEqualTo(206);
        assertThat(ranged("bytes=0-9", "If-Range", "\"another\"").statusCode()).isEqualTo(200);
        assertThat(ranged("bytes=0-9", "If-Range", "Thu, 01 Jan 2026 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
        assertThat(ranged("bytes=99999999-", "If-Range", "\"another\"").statusCode())
                .as("a range that does not count cannot fail")
                .isEqualTo(200);
    }

    @Test
    void answersSeveralRangesAsParts() throws IOException {
        byte[] pixels = image.bytes(Tag.PixelData).orElseThrow();

        HttpResponse<byte[]> answer =
                client.get(Client.path(image) + "/bulkdata/7FE00010", "Range", "bytes=100-199,0-9,-5,99999-");

        assertThat(answer.statusCode()).isEqualTo(206);
        String type = Client.contentType(answer);
        assertThat(type).startsWith("multipart/byteranges; boundary=");
        MultipartReader reader = new MultipartReader(
                new ByteArrayInputStream(answer.body()),
                type.substring(type.indexOf('=') + 1),
                MultipartLimits.DEFAULT);
        List<String> ranges = new ArrayList<>();
        for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
            String range = part.get().header("Content-Range").orElseThrow();
            int from = Integer.parseInt(range.replaceAll("bytes (\\d+)-.*", "$1"));
            int to = Integer.parseInt(range.replaceAll(".*-(\\d+)/.*", "$1"));
            assertThat(part.get().body().readAllBytes()).isEqualTo(Arrays.copyOfRange(pixels, from, to + 1));
            ranges.add(range);
        }
        assertThat(ranges).containsExactly("bytes 100-199/1024", "bytes 0-9/1024", "bytes 1019-1023/1024");
    }

    @Test
    void saysHowManyMatchWhenNoneIsAskedFor() {
        for (String path : List.of(
                "/instances?limit=0&SOPInstanceUID="
                        + image.text(Tag.SOPInstanceUID).orElseThrow(),
                "/instances?limit=0&Rows=" + TestImages.SIDE)) {
            HttpResponse<byte[]> answer = client.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(204);
            assertThat(answer.headers().firstValue("Warning"))
                    .hasValueSatisfying(warning -> assertThat(warning).contains("There are 1 additional results"));
        }
        assertThat(client.get("/studies?limit=0&PatientID=nobody").headers().firstValue("Warning"))
                .isEmpty();
    }

    private static HttpResponse<byte[]> ranged(String range, String... more) {
        List<String> headers = new ArrayList<>(List.of("Accept", STORED, "Range", range));
        headers.addAll(List.of(more));
        return client.get(Client.path(image), headers.toArray(String[]::new));
    }
}
