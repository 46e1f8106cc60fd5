package org.consilium.web.dicomweb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.TestData;
import org.consilium.web.Browser;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Metadata as the node answers it beside the JSON that DCMTK and pydicom make of the same file. */
class MetadataPeersIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PYDICOM = """
            import json, sys, pydicom
            print(json.dumps(pydicom.dcmread(sys.argv[1]).to_json_dict(), ensure_ascii=True))
            """;

    private static final Set<String> LEFT_OUT = Set.of("00080005", "FFFCFFFC");

    private static TestNode node;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        node = TestNode.start();
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void agreesAboutAGeneratedImage() throws IOException {
        DataSet image = TestImages.ct(Uid.random(), Uid.random(), Uid.random(), 1).toBuilder()
                .numbers(Tag.SliceThickness, 2.5)
                .text(Tag.PatientComments, "two\r\nlines \u0416 \u5c71")
                .items(
                        Tag.RequestAttributesSequence,
                        DataSet.builder().text(Tag.RequestedProcedureID, "R1").build(),
                        DataSet.empty())
                .empty(Tag.ReferringPhysicianName)
                .build();
        assertAgree(Files.write(folder.resolve("generated.dcm"), TestImages.file(image)));
    }

    @Test
    void agreesAboutRealFiles() throws IOException {
        for (String name :
                List.of("ct/CT_small.dcm", "mr/MR_small.dcm", "charsets/chrKoreanMulti.dcm", "charsets/chrGreek.dcm")) {
            assertAgree(TestData.file(name));
        }
    }

    private void assertAgree(Path file) throws IOException {
        Client client = new Client(node);
        byte[] bytes = Files.readAllBytes(file);
        JsonNode stored = Browser.json(client.store(bytes));
        String url = stored.at("/00081199/Value/0/00081190/Value/0").asString();
        Map<String, String> ours = flat(client.json(url.substring(url.indexOf("/studies")) + "/metadata")
                .get(0));
        var dcmtk = ForeignTool.require("dcm2json").run("-q", "-fc", file);
        assertThat(dcmtk.exitCode()).as(dcmtk.output()).isZero();
        assertSame("DCMTK, " + file, ours, flat(tree(dcmtk.output())));
        Path script = Files.writeString(folder.resolve("metadata.py"), PYDICOM);
        // Debian's own interpreter is the one that has Debian's pydicom.
        var pydicom = ForeignTool.require("env").run("/usr/bin/python3", script, file);
        if (pydicom.output().contains("No module named") || pydicom.output().contains("No such file")) {
            throw ForeignTool.missing("pydicom", "python3 does not find it");
        }
        assertThat(pydicom.exitCode()).as(pydicom.output()).isZero();
        String json = pydicom.output();
        assertSame("pydicom, " + file, ours, flat(tree(json.substring(json.indexOf("{\"")))));
    }

    private static void assertSame(String peer, Map<String, String> ours, Map<String, String> theirs) {
        List<String> differences = new ArrayList<>();
        new TreeMap<>(ours).forEach((path, value) -> {
            // What a data set does not say of private elements, pydicom has from a dictionary of makers.
            if (!value.equals(theirs.get(path)) && !value.startsWith("UN")) {
                differences.add(path + " ours " + value + " theirs " + theirs.get(path));
            }
        });
        theirs.keySet().stream()
                .filter(path -> !ours.containsKey(path))
                .forEach(path -> differences.add(path + " only theirs"));
        assertThat(differences).as(peer).isEmpty();
    }

    private static JsonNode tree(String onePerByte) {
        return JSON.readTree(new String(onePerByte.getBytes(ISO_8859_1), UTF_8));
    }

    /**
     * Value representation and values by the path of each attribute. Left out: how bulk data is given, in line or by
     * reference; group lengths; the character set, which each names its own way; and padding behind the pixels, which is
     * no metadata. Numbers compare as numbers, whether
     * written as such or as texts; a value that is null, empty or a name of separators alone is no value.
     */
    private static Map<String, String> flat(JsonNode dataSet) {
        Map<String, String> all = new TreeMap<>();
        flat("", dataSet, all);
        return all;
    }

    private static void flat(String path, JsonNode dataSet, Map<String, String> all) {
        for (var attribute : dataSet.properties()) {
            String tag = attribute.getKey();
            if (tag.endsWith("0000") || tag.startsWith("0002") || LEFT_OUT.contains(tag)) {
                continue;
            }
            String vr = attribute.getValue().path("vr").asString();
            JsonNode values = attribute.getValue().path("Value");
            List<String> shown = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                if (vr.equals("SQ")) {
                    flat(path + tag + "[" + i + "].", values.get(i), all);
                } else {
                    shown.add(shown(vr, values.get(i)));
                }
            }
            boolean isEmpty = shown.stream().allMatch(String::isEmpty);
            all.put(path + tag, vr + (isEmpty ? "" : shown));
        }
    }

    private static String shown(String vr, JsonNode value) {
        if (value.isObject()) {
            Map<String, String> groups = new TreeMap<>();
            value.properties()
                    .forEach(group -> groups.put(
                            group.getKey(), group.getValue().asString().replaceAll("[\\^ ]+$", "")));
            groups.values().removeIf(String::isEmpty);
            return groups.isEmpty() ? "" : groups.toString();
        }
        if (value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            return vr.equals("FL") ? Float.toString((float) value.asDouble()) : Double.toString(value.asDouble());
        }
        return value.asString().stripTrailing();
    }
}
