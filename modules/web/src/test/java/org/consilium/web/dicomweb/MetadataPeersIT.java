package org.consilium.web.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

/** Metadata as the node answers it beside the JSON that DCMTK and pydicom make of the same file. */
class MetadataPeersIT {

    private static final String PYDICOM = """
            import json, sys, pydicom
            print(json.dumps(pydicom.dcmread(sys.argv[1]).to_json_dict(), ensure_ascii=True))
            """;

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
        JsonNode ours = client.json(url.substring(url.indexOf("/studies")) + "/metadata")
                .get(0);
        var dcmtk = ForeignTool.require("dcm2json").run("-q", "-fc", file);
        assertThat(dcmtk.exitCode()).as(dcmtk.output()).isZero();
        assertThat(MetadataComparison.differences(ours, MetadataComparison.tree(dcmtk.output())))
                .as("DCMTK, " + file)
                .isEmpty();
        Path script = Files.writeString(folder.resolve("metadata.py"), PYDICOM);
        // Debian's own interpreter is the one that has Debian's pydicom.
        var pydicom = ForeignTool.require("env").run("/usr/bin/python3", script, file);
        if (pydicom.output().contains("No module named") || pydicom.output().contains("No such file")) {
            throw ForeignTool.missing("pydicom", "python3 does not find it");
        }
        assertThat(pydicom.exitCode()).as(pydicom.output()).isZero();
        String json = pydicom.output();
        assertThat(MetadataComparison.differences(ours, MetadataComparison.tree(json.substring(json.indexOf("{\"")))))
                .as("pydicom, " + file)
                .isEmpty();
    }
}
