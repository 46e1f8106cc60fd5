package org.consilium.web.dicomweb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10File;
import org.consilium.kernel.Uid;
import org.consilium.security.Institution;
import org.consilium.security.Role;
import org.consilium.web.Browser;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.consilium.web.multipart.MultipartLimits;
import org.consilium.web.multipart.MultipartReader;
import org.consilium.web.multipart.Part;
import org.consilium.web.negotiation.MediaRange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DicomWebIT {

    private static final Uid STUDY = Uid.random();
    private static final Uid SERIES = Uid.random();
    private static final String ALL = "multipart/related; type=\"application/dicom\"; transfer-syntax=*";
    private static final TransferSyntax IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

    private static TestNode node;
    private static final List<DataSet> IMAGES = new ArrayList<>();

    @BeforeAll
    static void receiveThreeImages() throws IOException {
        node = TestNode.start();
        Institution here = node.institution("Here");
        Institution elsewhere = node.institution("Elsewhere");
        node.person("referrer", here, Role.REFERRER);
        node.person("foreigner", elsewhere, Role.REFERRER);
        node.person("auditor", here, Role.AUDITOR);
        for (int number = 1; number <= 3; number++) {
            DataSet image = TestImages.ct(STUDY, SERIES, Uid.random(), number);
            IMAGES.add(image);
            TestImages.receive(node, here.id(), image, IMPLICIT);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void findsTheStudyWithItsCounts() {
        JsonNode found = Browser.json(machine("/studies?PatientName=Yamada*&00080061=CT&limit=10"));

        assertThat(found).hasSize(1);
        JsonNode study = found.get(0);
        assertThat(text(study, "0020000D")).isEqualTo(STUDY.value());
        assertThat(study.at("/00100010/Value/0/Ideographic").asString()).isEqualTo("山田^太郎");
        assertThat(study.at("/00201208/Value/0").asInt()).isEqualTo(3);
        assertThat(text(study, "00080061")).isEqualTo("CT");
        assertThat(text(study, "00081190")).endsWith("/dicomweb/studies/" + STUDY);
    }

    @Test
    void saysThatAResultWasCut() {
        HttpResponse<byte[]> cut = machine("/studies/" + STUDY + "/instances?limit=2");

        assertThat(Browser.json(cut)).hasSize(2);
        assertThat(cut.headers().firstValue("Warning"))
                .hasValueSatisfying(warning -> assertThat(warning).contains("There are 1 additional results"));
        HttpResponse<byte[]> rest = machine("/studies/" + STUDY + "/instances?limit=2&offset=2");
        assertThat(Browser.json(rest)).hasSize(1);
        assertThat(rest.headers().firstValue("Warning")).isEmpty();
    }

    @Test
    void includesAttributesOfTheHeaderWhenAsked() {
        String path = "/studies/" + STUDY + "/series/" + SERIES + "/instances";

        assertThat(Browser.json(machine(path)).get(0).has("00280103")).isFalse();
        assertThat(Browser.json(machine(path + "?includefield=PixelRepresentation"))
                        .get(0)
                        .has("00280103"))
                .isTrue();
        assertThat(Browser.json(machine(path + "?includefield=all")).get(0).has("00280004"))
                .isTrue();
    }

    @Test
    void answersNoContentWhenNothingMatches() {
        assertThat(machine("/studies?PatientID=nobody").statusCode()).isEqualTo(204);
    }

    @Test
    void refusesAParameterThatOnlyLooksLikeAnAttribute() {
        HttpResponse<byte[]> answer = machine("/studies?PatientNam=x");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void returnsTheStoredDataSetsByteForByte() throws IOException {
        HttpResponse<byte[]> answer = machine("/studies/" + STUDY, "Accept", ALL);

        List<byte[]> files = parts(answer);
        assertThat(files).hasSize(3);
        for (int i = 0; i < 3; i++) {
            Part10File file = Part10.read(files.get(i));
            assertThat(file.meta().transferSyntax()).isEqualTo(IMPLICIT);
            assertThat(file.dataSetBytes().toByteArray()).isEqualTo(TestImages.bytes(IMAGES.get(i), IMPLICIT));
        }
    }

    @Test
    void returnsExplicitLittleEndianWhenNothingElseIsAskedFor() throws IOException {
        HttpResponse<byte[]> answer = machine(instance(0), "Accept", "multipart/related; type=\"application/dicom\"");

        Part10File file = Part10.read(parts(answer).getFirst());

        assertThat(file.meta().transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(file.dataSet().bytes(Tag.PixelData).orElseThrow()).isEqualTo(pixels(0));
        assertThat(file.dataSet().text(Tag.PatientName)).contains("Yamada^Tarou=山田^太郎");
    }

    @Test
    void returnsOneInstanceAloneAndHasTheBrowserAskEachTimeWhetherItMayStillBeShown() {
        HttpResponse<byte[]> answer = machine(instance(0), "Accept", "application/dicom; transfer-syntax=*");
        String tag = answer.headers().firstValue("ETag").orElseThrow();

        assertThat(Part10.read(answer.body()).dataSetBytes().toByteArray())
                .isEqualTo(TestImages.bytes(IMAGES.getFirst(), IMPLICIT));
        assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(tag).startsWith("\"");
        assertThat(machine(instance(0), "Accept", "application/dicom; transfer-syntax=*", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void refusesABulkDataPathThatNamesNothing() {
        assertThat(machine(instance(0) + "/bulkdata").statusCode()).isEqualTo(400);
    }

    @Test
    void refusesAnEncodingItCannotProduce() {
        HttpResponse<byte[]> answer = machine(
                instance(0),
                "Accept",
                "multipart/related; type=\"application/dicom\"; transfer-syntax=1.2.840.10008.1.2.4.90");

        assertThat(answer.statusCode()).isEqualTo(406);
    }

    @Test
    void describesInstancesInJsonAndRefersToTheirPixels() throws IOException {
        JsonNode metadata = Browser.json(machine("/studies/" + STUDY + "/metadata"));

        assertThat(metadata).hasSize(3);
        String uri = metadata.get(0).at("/7FE00010/BulkDataURI").asString();
        assertThat(uri).contains(instance(0)).endsWith("/bulkdata/7FE00010");
        byte[] pixels = machine(uri.substring(uri.indexOf("/studies"))).body();
        assertThat(pixels).isEqualTo(pixels(0));
    }

    @Test
    void answersAPartOfBulkDataForARange() {
        HttpResponse<byte[]> part = machine(instance(0) + "/bulkdata/7FE00010", "Range", "bytes=10-19");

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 10-19/1024");
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(pixels(0), 10, 20));
    }

    @Test
    void readsFramesByNumber() throws IOException {
        int length = TestImages.SIDE * TestImages.SIDE * 2;
        List<byte[]> frames = parts(
                machine(instance(1) + "/frames/2,1", "Accept", "multipart/related; type=\"application/octet-stream\""));

        assertThat(frames)
                .containsExactly(
                        Arrays.copyOfRange(pixels(1), length, 2 * length), Arrays.copyOfRange(pixels(1), 0, length));
        assertThat(machine(instance(1) + "/frames/1", "Accept", "application/octet-stream")
                        .body())
                .isEqualTo(Arrays.copyOfRange(pixels(1), 0, length));
        assertThat(machine(instance(1) + "/frames/3").statusCode()).isEqualTo(404);
        assertThat(machine(instance(1) + "/frames/0").statusCode()).isEqualTo(400);
    }

    @Test
    void rendersAFrameInTheSizeAskedFor() throws IOException {
        HttpResponse<byte[]> answer =
                machine(instance(0) + "/frames/1/rendered?viewport=8,8&window=2000,4000,linear", "Accept", "image/png");

        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(answer.body())).getWidth())
                .isEqualTo(8);
        assertThat(machine("/studies/" + STUDY + "/thumbnail").statusCode()).isEqualTo(200);
    }

    @Test
    void storesInstancesAndSaysWhatBecameOfEach() throws IOException {
        Uid study = Uid.random();
        DataSet image = TestImages.ct(study, Uid.random(), Uid.random(), 1);

        HttpResponse<byte[]> mixed = store("/studies", TestImages.file(image), "no DICOM".getBytes(UTF_8));

        assertThat(mixed.statusCode()).isEqualTo(202);
        assertThat(Browser.json(mixed).at("/00081199/Value")).hasSize(1);
        assertThat(Browser.json(mixed).at("/0008119A/Value/0/00081197/Value/0").asInt())
                .isEqualTo(0xC000);
        assertThat(store("/studies", TestImages.file(image)).statusCode()).isEqualTo(200);
        byte[] back = machine(path(image), "Accept", "application/dicom; transfer-syntax=*")
                .body();
        assertThat(Part10.read(back).dataSetBytes().toByteArray())
                .isEqualTo(Part10.read(TestImages.file(image)).dataSetBytes().toByteArray());
    }

    @Test
    void refusesToStoreIntoAnotherStudy() {
        DataSet image = TestImages.ct(Uid.random(), Uid.random(), Uid.random(), 1);

        HttpResponse<byte[]> answer = store("/studies/" + STUDY, TestImages.file(image));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Browser.json(answer).at("/00081198/Value")).hasSize(1);
        assertThat(machine("/studies?StudyInstanceUID="
                                + image.text(Tag.StudyInstanceUID).orElseThrow())
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void refusesARequestWithoutBoundaryOrOfAnotherKind() {
        assertThat(post("multipart/related; type=\"application/dicom\"", new byte[10])
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("text/plain", new byte[10]).statusCode()).isEqualTo(415);
        assertThat(post("multipart/related; type=\"application/dicom\"; boundary=b", "garbage".getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(400);
        assertThat(store("/studies", "no DICOM at all".getBytes(UTF_8)).statusCode())
                .isEqualTo(409);
    }

    @Test
    void showsAForeignStudyAsAMissingOne() {
        Browser foreigner = node.browser().signIn("foreigner");
        for (String path : List.of("", "/metadata", "/series/" + SERIES, "/thumbnail")) {
            HttpResponse<byte[]> foreign = foreigner.get("/dicomweb/studies/" + STUDY + path);
            HttpResponse<byte[]> missing = foreigner.get("/dicomweb/studies/1.2.3.4" + path);

            assertThat(foreign.statusCode()).as(path).isEqualTo(404);
            for (String field : List.of("type", "title", "detail")) {
                assertThat(Browser.json(foreign).get(field))
                        .isEqualTo(Browser.json(missing).get(field));
            }
        }
        assertThat(foreigner.get("/dicomweb/studies").statusCode()).isEqualTo(204);
        assertThat(foreigner.get("/dicomweb" + instance(0)).statusCode()).isEqualTo(404);
        assertThat(node.browser()
                        .signIn("referrer")
                        .get("/dicomweb" + instance(0))
                        .statusCode())
                .isEqualTo(200);
        assertThat(node.browser().signIn("auditor").get("/dicomweb/studies").statusCode())
                .isEqualTo(403);
    }

    @Test
    void takesTheTokenForDicomWebOnly() {
        assertThat(node.browser().get("/dicomweb/studies").statusCode()).isEqualTo(401);
        assertThat(node.browser()
                        .get("/dicomweb/studies", "Authorization", "Bearer wrong-token")
                        .statusCode())
                .isEqualTo(401);
        assertThat(node.browser()
                        .get("/api/studies", "Authorization", "Bearer " + TestNode.API_TOKEN)
                        .statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<byte[]> machine(String path, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Authorization", "Bearer " + TestNode.API_TOKEN));
        return node.browser().get("/dicomweb" + path, all.toArray(String[]::new));
    }

    private static HttpResponse<byte[]> store(String path, byte[]... files) {
        return send(path, "multipart/related; type=\"application/dicom\"; boundary=b", TestImages.multipart(files));
    }

    private static HttpResponse<byte[]> post(String contentType, byte[] body) {
        return send("/studies", contentType, body);
    }

    private static HttpResponse<byte[]> send(String path, String contentType, byte[] body) {
        return node.browser()
                .send(HttpRequest.newBuilder(node.url("/dicomweb" + path))
                        .header("Authorization", "Bearer " + TestNode.API_TOKEN)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    private static List<byte[]> parts(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        MediaRange type =
                MediaRange.parse(answer.headers().firstValue("Content-Type").orElseThrow());
        MultipartReader reader = new MultipartReader(
                new ByteArrayInputStream(answer.body()),
                type.parameter("boundary").orElseThrow(),
                MultipartLimits.DEFAULT);
        List<byte[]> parts = new ArrayList<>();
        for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
            parts.add(part.get().body().readAllBytes());
        }
        return parts;
    }

    private static byte[] pixels(int image) {
        return IMAGES.get(image).bytes(Tag.PixelData).orElseThrow();
    }

    private static String instance(int image) {
        return path(IMAGES.get(image));
    }

    private static String path(DataSet image) {
        return "/studies/" + image.text(Tag.StudyInstanceUID).orElseThrow() + "/series/"
                + image.text(Tag.SeriesInstanceUID).orElseThrow() + "/instances/"
                + image.text(Tag.SOPInstanceUID).orElseThrow();
    }

    private static String text(JsonNode dataSet, String tag) {
        return dataSet.at("/" + tag + "/Value/0").asString();
    }
}
