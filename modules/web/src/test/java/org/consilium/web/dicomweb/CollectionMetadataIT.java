package org.consilium.web.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.TestData;
import org.consilium.web.Browser;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Metadata of every object of the collection that can be stored, beside the JSON that DCMTK and pydicom make of the same file. */
class CollectionMetadataIT {

    private static final Duration PYDICOM_MAX = Duration.ofMinutes(4);

    /** Bulk data as a reference: how it is given is no part of the comparison. A file that pydicom cannot read makes no line. */
    private static final String PYDICOM = """
            import json, sys, pydicom
            for path in open(sys.argv[1], encoding='utf-8').read().splitlines():
                try:
                    data = pydicom.dcmread(path).to_json_dict(
                        bulk_data_threshold=1024, bulk_data_element_handler=lambda element: 'bulk')
                    line = json.dumps(data, ensure_ascii=True)
                except Exception as e:
                    line = ''
                print('@' + path + '@' + line)
            """;

    /** What is said otherwise, by whom and of which file, and why. */
    private static final Map<String, String> KNOWN = Map.of(
            "DCMTK, TC0423_null_b_x00_x00_x00_x00_.dcm", "shows characters of padding as a value",
            "pydicom, TC0405_latin1_utf8_payload.dcm", "gives no name whose bytes are not of its character set",
            "pydicom, chrGB2312.dcm", "leaves escape sequences of GB 2312 in the name",
            "pydicom, emri_small_jpeg_2k_lossless_too_short.dcm", "ends before pixels that are cut off");

    @TempDir
    private Path folder;

    @Test
    void agreesWithDcmtkAndPydicomAboutEveryObject() throws IOException {
        Map<Path, JsonNode> metadata = new LinkedHashMap<>();
        List<Path> files = TestData.files("");
        // Some share a SOP Instance UID on purpose: each round is a node of its own for what conflicted before.
        while (!files.isEmpty()) {
            List<Path> conflicting = new ArrayList<>();
            try (TestNode node = TestNode.start()) {
                Client client = new Client(node);
                for (Path file : files) {
                    metadata(client, file, conflicting).ifPresent(known -> metadata.put(file, known));
                }
            }
            assertThat(conflicting).hasSizeLessThan(files.size());
            files = conflicting;
        }
        assertThat(metadata).hasSizeGreaterThan(200);
        List<String> differences = new ArrayList<>();
        compareWithDcmtk(metadata, differences);
        compareWithPydicom(metadata, differences);
        assertThat(differences).isEmpty();
    }

    private static Optional<JsonNode> metadata(Client client, Path file, List<Path> conflicting) throws IOException {
        if (!isDicom(file)) {
            return Optional.empty();
        }
        HttpResponse<byte[]> answer = client.store(Files.readAllBytes(file));
        JsonNode outcome = Browser.json(answer);
        if (answer.statusCode() == 200) {
            String url = outcome.at("/00081199/Value/0/00081190/Value/0").asString();
            return Optional.of(client.json(url.substring(url.indexOf("/studies")) + "/metadata")
                    .get(0));
        }
        if (outcome.at("/00081198/Value/0/00081197/Value/0").asInt() == Reason.SAME_UID_OTHER_CONTENT.dimseStatus()) {
            conflicting.add(file);
        }
        return Optional.empty();
    }

    private static boolean isDicom(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            Part10.open(in);
            return true;
        } catch (Rejected noDicomFile) {
            return false;
        }
    }

    private static void compareWithDcmtk(Map<Path, JsonNode> metadata, List<String> differences) {
        ForeignTool tool = ForeignTool.require("dcm2json");
        int compared = 0;
        for (var each : metadata.entrySet()) {
            var made = tool.run("-q", "-fc", each.getKey());
            if (made.exitCode() == 0) {
                compare("DCMTK", each, MetadataComparison.tree(made.output()), differences);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(150);
    }

    private void compareWithPydicom(Map<Path, JsonNode> metadata, List<String> differences) throws IOException {
        Path script = Files.writeString(folder.resolve("metadata.py"), PYDICOM);
        Path list = Files.write(
                folder.resolve("files"),
                metadata.keySet().stream().map(Path::toString).toList());
        // Debian's own interpreter is the one that has Debian's pydicom.
        var made = ForeignTool.require("env").run(PYDICOM_MAX, "/usr/bin/python3", "-W", "ignore", script, list);
        if (made.output().contains("No module named") || made.output().contains("No such file")) {
            throw ForeignTool.missing("pydicom", "python3 does not find it");
        }
        assertThat(made.exitCode()).as(made.output()).isZero();
        int compared = 0;
        for (var each : metadata.entrySet()) {
            String before = "@" + each.getKey() + "@";
            int at = made.output().indexOf(before) + before.length();
            String json = made.output().substring(at, made.output().indexOf('\n', at));
            if (!json.isEmpty()) {
                compare("pydicom", each, MetadataComparison.tree(json), differences);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(150);
    }

    private static void compare(String peer, Map.Entry<Path, JsonNode> own, JsonNode other, List<String> differences) {
        if (KNOWN.containsKey(peer + ", " + own.getKey().getFileName())) {
            return;
        }
        MetadataComparison.differences(own.getValue(), other)
                .forEach(difference -> differences.add(peer + ", " + own.getKey() + ": " + difference));
    }
}
