package org.consilium.web.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.consilium.kernel.Uid;
import org.consilium.testkit.TestData;
import org.consilium.web.Browser;
import org.consilium.web.TestNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What WADO-RS gives as metadata, bulk data and frames, sent back by STOW-RS under new UIDs, is the same again. */
class MetadataRoundTripIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> NAMES = List.of("00080018", "0020000D", "0020000E");
    private static final String FRAMES = "multipart/related; type=\"*/*\"; transfer-syntax=*";

    /** Frames asked for at a time, and most of one object that are sent back. */
    private static final int FRAMES_MAX = 100;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ct",
                "mr",
                "us",
                "sr",
                "seg",
                "pr",
                "kos",
                "rt",
                "waveform",
                "paramap",
                "encapsulated-pdf",
                "charsets",
                "transfer-syntaxes",
                "xa-multiframe"
            })
    void givesTheSameElementsAgain(String folder) throws IOException {
        List<Path> files = TestData.files(folder).stream()
                .filter(file -> file.toString().endsWith(".dcm"))
                .toList();
        assertThat(files).isNotEmpty();
        SoftAssertions softly = new SoftAssertions();
        int sentBack = 0;
        try (TestNode node = TestNode.start()) {
            Client client = new Client(node);
            for (Path file : files) {
                HttpResponse<byte[]> stored = client.store(Files.readAllBytes(file));
                if (stored.statusCode() == 200 && roundTrip(client, path(stored), file, softly)) {
                    sentBack++;
                }
            }
        }
        softly.assertAll();
        assertThat(sentBack).isPositive();
    }

    private static boolean roundTrip(Client client, String path, Path file, SoftAssertions softly) throws IOException {
        ObjectNode metadata = (ObjectNode) client.json(path + "/metadata").get(0);
        if (metadata.at("/00280008/Value/0").asInt() > FRAMES_MAX) {
            return false;
        }
        Map<String, List<Client.Content>> bulk = new TreeMap<>();
        collect(client, metadata, path, bulk);
        ObjectNode renamed = metadata.deepCopy();
        for (String tag : NAMES) {
            renamed.putObject(tag)
                    .put("vr", "UI")
                    .putArray("Value")
                    .add(Uid.random().value());
        }
        MetadataRequest request = new MetadataRequest(MetadataRequest.JSON, "[" + renamed + "]");
        bulk.forEach((uri, parts) -> parts.forEach(
                part -> request.bulk(uri, part.headers().getOrDefault("content-type", ""), part.bytes())));
        HttpResponse<byte[]> answer = request.send(client, "/studies");
        softly.assertThat(answer.statusCode())
                .as("%s %s", file, new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        if (answer.statusCode() != 200) {
            return false;
        }
        ObjectNode again = (ObjectNode) client.json(path(answer) + "/metadata").get(0);
        Map<String, List<Client.Content>> bulkAgain = new TreeMap<>();
        collect(client, again, path(answer), bulkAgain);
        softly.assertThat(elements(again)).as(file.toString()).isEqualTo(elements(metadata));
        softly.assertThat(bytes(bulkAgain)).as("bulk data of %s", file).isEqualTo(bytes(bulk));
        return true;
    }

    /** All bulk data by its address. */
    private static void collect(Client client, JsonNode dataSet, String path, Map<String, List<Client.Content>> bulk)
            throws IOException {
        for (var attribute : dataSet.properties()) {
            JsonNode reference = attribute.getValue().path("BulkDataURI");
            if (reference.isString()) {
                String uri = reference.asString();
                String url = uri.substring(uri.indexOf("/studies"));
                HttpResponse<byte[]> value = client.get(url, "Accept", "application/octet-stream");
                if (value.statusCode() == 406) {
                    int frames = Math.max(1, dataSet.at("/00280008/Value/0").asInt());
                    bulk.put(uri, frames(client, path, frames));
                } else {
                    assertThat(value.statusCode()).as(url).isEqualTo(200);
                    bulk.put(
                            uri,
                            List.of(new Client.Content(
                                    Map.of("content-type", "application/octet-stream"), value.body())));
                }
            }
            for (JsonNode item : attribute.getValue().path("Value")) {
                if (attribute.getValue().path("vr").asString().equals("SQ")) {
                    collect(client, item, path, bulk);
                }
            }
        }
    }

    private static List<Client.Content> frames(Client client, String path, int count) throws IOException {
        List<String> numbers = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            numbers.add(Integer.toString(number));
        }
        if (client.get(path + "/frames/" + count).statusCode() == 404) {
            return frames(client, path, 1); // Video is one stream, whatever the number of its frames.
        }
        HttpResponse<byte[]> frames = client.get(path + "/frames/" + String.join(",", numbers), "Accept", FRAMES);
        assertThat(frames.statusCode())
                .as("%s %s", path, new String(frames.body(), StandardCharsets.ISO_8859_1))
                .isEqualTo(200);
        return Client.parts(frames);
    }

    /**
     * Elements without what must differ: the new UIDs and, in place of addresses, that there is one. Some writers call compressed
     * pixel data OW; the standard and we call it OB (PS3.5 A.4).
     */
    private static String elements(ObjectNode dataSet) {
        ObjectNode copy = dataSet.deepCopy();
        copy.remove(NAMES);
        if (copy.at("/7FE00010/vr").asString().equals("OW")) {
            copy.putObject("7FE00010").put("vr", "OB").put("BulkDataURI", "/bulkdata/7FE00010");
        }
        return JSON.writeValueAsString(copy).replaceAll("\"BulkDataURI\":\"[^\"]*/bulkdata/", "\"BulkDataURI\":\"");
    }

    private static Map<String, List<Integer>> bytes(Map<String, List<Client.Content>> bulk) {
        Map<String, List<Integer>> digests = new TreeMap<>();
        bulk.forEach((uri, parts) -> digests.put(
                uri.replaceAll(".*/bulkdata/", ""),
                parts.stream().map(part -> digest(part.bytes())).toList()));
        return digests;
    }

    /** Padding to an even length is no difference. */
    private static int digest(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return java.util.Arrays.hashCode(java.util.Arrays.copyOf(bytes, end));
    }

    private static String path(HttpResponse<byte[]> stored) {
        String url =
                Browser.json(stored).at("/00081199/Value/0/00081190/Value/0").asString();
        return url.substring(url.indexOf("/studies"));
    }
}
