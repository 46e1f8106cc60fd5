package org.consilium.web.dicomweb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Uid;
import org.consilium.security.Institution;
import org.consilium.security.Role;
import org.consilium.web.Browser;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.consilium.web.multipart.MultipartLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that mean harm or that no client should send: each is a problem (RFC 9457), none has an effect. */
class HostileRequestsIT {

    private static final String STOW = "multipart/related; type=\"application/dicom\"; boundary=b";
    private static final int MILLION = 1_000_000;

    private static TestNode node;
    private static Client client;
    private static DataSet image;

    @BeforeAll
    static void receiveAnImage() throws IOException {
        node = TestNode.start();
        client = new Client(node);
        Institution here = node.institution("Here");
        node.person("foreigner", node.institution("Elsewhere"), Role.REFERRER);
        image = TestImages.ct(Uid.random(), Uid.random(), Uid.random(), 1);
        TestImages.receive(node, here.id(), image, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void readsNoMorePartsThanOneRequestMayHave() {
        HttpResponse<byte[]> answer = store(STOW, BodyPublishers.ofInputStream(() -> emptyParts(100_000)));

        // Every part before the limit is no DICOM object, which is answered, and the limit with it.
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Browser.json(answer).at("/0008119A/Value").size()).isEqualTo(MultipartLimits.DEFAULT.partsMax() + 1);
    }

    @Test
    void outlivesAMillionEmptyParts() {
        try {
            assertThat(store(STOW, BodyPublishers.ofInputStream(() -> emptyParts(MILLION)))
                            .statusCode())
                    .isEqualTo(409);
        } catch (IllegalStateException cut) {
            assertThat(cut).hasCauseInstanceOf(IOException.class); // The node does not read on to the end.
        }
        assertThat(client.get("/studies").statusCode()).isEqualTo(200);
    }

    private static InputStream emptyParts(int count) {
        byte[] part = "--b\r\n\r\n\r\n".getBytes(UTF_8);
        return new SequenceInputStream(Collections.enumeration(Collections.nCopies(count, part).stream()
                .<InputStream>map(ByteArrayInputStream::new)
                .toList()));
    }

    @Test
    void refusesABodyWithoutBoundaryAndOneThatExpands() throws IOException {
        assertProblem(
                store("multipart/related; type=\"application/dicom\"", BodyPublishers.ofByteArray(new byte[9])), 400);
        assertProblem(store(STOW.replace("=b", "=" + "b".repeat(257)), BodyPublishers.ofByteArray(new byte[9])), 400);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[10 * MILLION]);
        }
        assertProblem(
                client.send(
                        "POST",
                        "/studies",
                        BodyPublishers.ofByteArray(bomb.toByteArray()),
                        "Content-Type",
                        STOW,
                        "Content-Encoding",
                        "gzip"),
                415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "http://169.254.169.254/latest/meta-data", "http://[fe80::1]/x"})
    void followsNoReferenceOfASender(String uri) {
        String json = """
                [{"00080016":{"vr":"UI","Value":["1.2.840.10008.5.1.4.1.1.2"]},"7FE00010":{"vr":"OW","BulkDataURI":"%s"}}]
                """.formatted(uri);
        assertThat(store("application/dicom+json", BodyPublishers.ofString(json))
                        .statusCode())
                .isEqualTo(409);
        assertThat(store(
                                "multipart/related; type=\"application/dicom+json\"; boundary=b",
                                BodyPublishers.ofString(
                                        "--b\r\nContent-Type: application/dicom+json\r\n\r\n" + json + "\r\n--b--"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(store(
                                STOW,
                                BodyPublishers.ofString(
                                        "--b\r\nContent-Type: application/dicom+json\r\n\r\n" + json + "\r\n--b--"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void refusesUidsThatAreNone() {
        for (String uid : List.of("..%2F..%2Fetc", "1..2", "1.2.3%00", "1." + "2".repeat(64), "%27or%271%27=%271")) {
            for (String path : List.of(
                    "/studies/" + uid,
                    "/studies/" + uid + "/metadata",
                    "/studies/1.2/series/" + uid + "/thumbnail",
                    "/studies/1.2/series/1.3/instances/" + uid + "/rendered",
                    "/studies?StudyInstanceUID=" + uid,
                    "/wado?requestType=WADO&studyUID=" + uid + "&seriesUID=1.2&objectUID=1.3")) {
                assertThat(client.get(path).statusCode()).as(path).isEqualTo(400);
            }
        }
    }

    @Test
    void answersTheWholeForRangesThatCannotBeReadOrOverlap() {
        byte[] pixels = image.bytes(Tag.PixelData).orElseThrow();
        String path = Client.path(image) + "/bulkdata/7FE00010";
        for (String range : List.of(
                "bytes=0-9,5-20",
                "bytes=" + "0-1,".repeat(500) + "0-1",
                "bytes=0-1,5-6,8-9,11-12,14-15,17-18,20-21,23-24,26-27,29-30,32-33,35-36,38-39,41-42,44-45,47-48,50-51",
                "bytes=9-1",
                "lines=1-2",
                "bytes=99999999999999999999-")) {
            HttpResponse<byte[]> answer = client.get(path, "Range", range);
            assertThat(answer.statusCode()).as(range).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(pixels);
        }
        for (String range : List.of("bytes=999999-", "bytes=-0", "bytes=5000-6000,7000-")) {
            HttpResponse<byte[]> answer = client.get(path, "Range", range);
            assertProblem(answer, 416);
            assertThat(answer.headers().firstValue("Content-Range")).contains("bytes */" + pixels.length);
        }
        String tag = client.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(client.get(path, "Range", "bytes=0-9", "If-Range", tag).statusCode())
                .isEqualTo(206);
        assertThat(client.get(path, "Range", "bytes=0-9", "If-Range", "\"another\"")
                        .body())
                .isEqualTo(pixels);
        assertThat(client.get(path, "Range", "bytes=-10").body()).hasSize(10);
    }

    @Test
    void refusesMoreFramesMediaRangesAndLevelsThanAnybodyNeeds() {
        String frames = Client.path(image) + "/frames/";
        assertProblem(client.get(frames + "1,".repeat(2500) + "0"), 400);
        assertProblem(client.get(frames + "4294967297"), 400);
        assertProblem(client.get(frames + "-1"), 400);
        assertProblem(client.get("/studies", "Accept", "a/b,".repeat(65) + "a/b"), 400);
        assertProblem(client.get("/studies", "Accept", "application/json;q=x"), 400);
        assertProblem(client.get("/instances?" + "RequestAttributesSequence.".repeat(9) + "PatientID=x"), 400);
        assertProblem(client.get(Client.path(image) + "/bulkdata/" + "00400275/1/".repeat(40) + "00400009"), 400);
        assertProblem(client.get(Client.path(image) + "/frames/1/rendered?viewport=100000,100000"), 400);
        assertProblem(client.get(Client.path(image) + "/frames/1/rendered?window=NaN,1,linear"), 400);
    }

    @Test
    void showsWhatIsForeignExactlyAsWhatIsMissing() {
        Browser foreigner = node.browser().signIn("foreigner");
        String there = Client.path(image);
        String nowhere = Client.path(TestImages.ct(Uid.random(), Uid.random(), Uid.random(), 1));
        String[] foreignUids = there.split("/", -1);
        String[] missingUids = nowhere.split("/", -1);
        for (String below : List.of(
                "",
                "/metadata",
                "/rendered",
                "/thumbnail",
                "/frames/1",
                "/frames/1/rendered",
                "/frames/1/thumbnail",
                "/bulkdata/7FE00010")) {
            assertSame(foreigner, there + below, nowhere + below, 404);
        }
        for (int level : new int[] {3, 5}) {
            String foreign = String.join("/", List.of(foreignUids).subList(0, level));
            String missing = String.join("/", List.of(missingUids).subList(0, level));
            for (String below : List.of("", "/metadata", "/rendered", "/thumbnail")) {
                assertSame(foreigner, foreign + below, missing + below, 404);
            }
            assertSame(foreigner, foreign + "/instances", missing + "/instances", 204);
        }
        assertSame(
                foreigner,
                "/series?StudyInstanceUID=" + foreignUids[2],
                "/series?StudyInstanceUID=" + missingUids[2],
                204);
    }

    /** The same status, headers and body but for the path that the client itself has named. */
    private static void assertSame(Browser browser, String foreign, String missing, int status) {
        HttpResponse<byte[]> one = browser.get("/dicomweb" + foreign);
        HttpResponse<byte[]> other = browser.get("/dicomweb" + missing);
        assertThat(one.statusCode()).as(foreign).isEqualTo(status);
        assertThat(other.statusCode()).as(missing).isEqualTo(status);
        assertThat(new String(one.body(), ISO_8859_1).replace(foreign, ""))
                .isEqualTo(new String(other.body(), ISO_8859_1).replace(missing, ""));
        List<String> names = new ArrayList<>(one.headers().map().keySet());
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(other.headers().map().keySet());
        names.removeAll(List.of("date", "content-length"));
        names.forEach(name -> assertThat(one.headers().allValues(name))
                .as(name)
                .isEqualTo(other.headers().allValues(name)));
    }

    private static HttpResponse<byte[]> store(String contentType, BodyPublisher body) {
        return client.send("POST", "/studies", body, "Content-Type", contentType);
    }

    private static void assertProblem(HttpResponse<byte[]> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Client.contentType(answer)).isEqualTo("application/problem+json");
        assertThat(Browser.json(answer).get("status").asInt()).isEqualTo(status);
    }
}
