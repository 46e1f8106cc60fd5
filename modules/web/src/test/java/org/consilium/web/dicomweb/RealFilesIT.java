package org.consilium.web.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10File;
import org.consilium.testkit.TestData;
import org.consilium.web.Browser;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Files of many makers and encodings, uploaded and read back. */
class RealFilesIT {

    @ParameterizedTest
    @ValueSource(strings = {"transfer-syntaxes", "charsets", "sr", "wsi"})
    void returnsWhatWasUploadedByteForByteAndDecodesOrRefusesInPlainWords(String folder) throws IOException {
        Path files = TestData.folder(folder);
        try (TestNode node = TestNode.start();
                Stream<Path> found = Files.walk(files)) {
            List<Path> dicom = found.filter(path -> path.toString().endsWith(".dcm"))
                    .sorted()
                    .toList();
            assertThat(dicom).isNotEmpty();
            SoftAssertions softly = new SoftAssertions();
            Set<String> seen = new HashSet<>();
            for (Path file : dicom) {
                String uid =
                        Part10.read(file).dataSet().text(Tag.SOPInstanceUID).orElse("");
                if (!seen.add(uid)) {
                    continue; // The collection has some objects in several encodings: only the first is stored.
                }
                check(node, file, softly);
            }
            softly.assertAll();
        }
    }

    private static void check(TestNode node, Path path, SoftAssertions softly) throws IOException {
        String name = path.getFileName().toString();
        byte[] bytes = Files.readAllBytes(path);
        HttpResponse<byte[]> stored = store(node, bytes);
        if (stored.statusCode() != 200) {
            softly.assertThat(stored.statusCode())
                    .as(name)
                    .isEqualTo(409); // Same UID, other content, in the collection.
            return;
        }
        Part10File file = Part10.read(bytes);
        String instance = instance(node, file);
        HttpResponse<byte[]> back = get(node, instance, "application/dicom; transfer-syntax=*");
        softly.assertThat(back.statusCode()).as(name).isEqualTo(200);
        softly.assertThat(Part10.read(back.body()).dataSetBytes().toByteArray())
                .as(name)
                .isEqualTo(file.dataSetBytes().toByteArray());
        HttpResponse<byte[]> plain = get(node, instance, "application/dicom");
        softly.assertThat(plain.statusCode()).as("%s uncompressed", name).isIn(200, 406);
        if (plain.statusCode() == 200) {
            softly.assertThatCode(() -> assertIsPlain(plain.body()))
                    .as("%s uncompressed", name)
                    .doesNotThrowAnyException();
        }
        softly.assertThat(get(node, instance + "/metadata", "application/dicom+json")
                        .statusCode())
                .as("%s metadata", name)
                .isEqualTo(200);
        softly.assertThat(get(node, instance + "/rendered", "image/png").statusCode())
                .as("%s rendered", name)
                .isIn(200, 400, 404, 406, 413);
    }

    private static void assertIsPlain(byte[] file) {
        assertThat(Part10.read(file).meta().transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    private static String instance(TestNode node, Part10File file) {
        String uid = file.dataSet().text(Tag.SOPInstanceUID).orElseThrow();
        JsonNode found = Browser.json(get(node, "/instances?SOPInstanceUID=" + uid, "application/dicom+json"));
        String url = found.at("/0/00081190/Value/0").asString();
        return url.substring(url.indexOf("/studies"));
    }

    private static HttpResponse<byte[]> store(TestNode node, byte[] file) {
        return node.browser()
                .send(HttpRequest.newBuilder(node.url("/dicomweb/studies"))
                        .header("Authorization", "Bearer " + TestNode.API_TOKEN)
                        .header("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=b")
                        .POST(BodyPublishers.ofByteArray(TestImages.multipart(file))));
    }

    private static HttpResponse<byte[]> get(TestNode node, String path, String accept) {
        return node.browser()
                .get("/dicomweb" + path, "Accept", accept, "Authorization", "Bearer " + TestNode.API_TOKEN);
    }
}
