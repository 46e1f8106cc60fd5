package org.consilium.cli.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consilium.cli.Cli;
import org.consilium.cli.Objects;
import org.consilium.cli.console.ExitCode;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.json.BulkDataResolver;
import org.consilium.dicom.json.DicomJson;
import org.consilium.testkit.ForeignTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonCommandTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void writesAnObjectForOneFileAndAnArrayForSeveral() throws IOException {
        Path one = Objects.writeCt("1.2.1", folder.resolve("1.dcm"));
        Path two = Objects.writeCt("1.2.2", folder.resolve("2.dcm"));
        assertThat(Cli.run("json", one).out())
                .startsWith("{")
                .contains("\"1.2.1\"")
                .endsWith("}\n");
        Cli.Result both = Cli.run("json", one, two);
        assertThat(DicomJson.read(both.out(), BulkDataResolver.NONE)).hasSize(2);
    }

    @Test
    void saysTheSameAsDcm2json() throws IOException {
        ForeignTool dcm2json = ForeignTool.require("dcm2json");
        Path file = Objects.writeCt("1.2.1", folder.resolve("1.dcm"));
        Path theirs = folder.resolve("theirs.json");
        assertThat(dcm2json.run(file, theirs).exitCode()).isZero();
        String ours = Cli.run("json", file).out();
        assertThat(normalized(ours)).isEqualTo(normalized(Files.readString(theirs)));
    }

    private static String normalized(String json) {
        return DicomJson.toString(DicomJson.read(json, BulkDataResolver.NONE).getFirst());
    }

    @Test
    void readsItsOwnJsonBackToTheSameFile() throws IOException {
        Path file = Objects.writeCt("1.2.1", folder.resolve("1.dcm"));
        byte[] json = Cli.run("json", file).outBytes();
        Cli.Result again = new Cli().in(json).start("json", "--read", "-");
        assertThat(again.exitCode()).as(again.err()).isEqualTo(ExitCode.DONE);
        assertThat(DicomJson.toString(Part10.read(again.outBytes()).dataSet()))
                .isEqualTo(DicomJson.toString(Part10.read(file).dataSet()));
    }

    @Test
    void keepsLargeValuesAndFragmentsInFilesOfTheirOwn() throws IOException {
        DataSet object = Objects.ct("1.2.1").toBuilder()
                .fragments(Tag.PixelData, List.of(new byte[0], new byte[300], new byte[] {1, 2}))
                .bytes(Tag.ICCProfile, org.consilium.dicom.VR.OB, new byte[500])
                .build();
        Path file = folder.resolve("1.dcm");
        Files.write(file, Part10.toByteArray(object, TransferSyntax.JPEG_BASELINE));
        Path bulk = folder.resolve("values");
        Path json = folder.resolve("1.json");
        assertThat(Cli.run("json", file, "--bulk", bulk, "-o", json).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(bulk.resolve("00282000.bin")).hasSize(500);
        assertThat(json).content().contains("\"BulkDataURI\":\"7FE00010.bin\"");
        Path again = folder.resolve("again.dcm");
        Cli.Result result = Cli.run(
                "json",
                "--read",
                json,
                "--bulk",
                bulk,
                "--transfer-syntax",
                TransferSyntax.JPEG_BASELINE.uid(),
                "-o",
                again);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        assertThat(Part10.read(again).dataSetBytes().length())
                .isGreaterThanOrEqualTo(Part10.read(file).dataSetBytes().length());
        assertThat(((org.consilium.dicom.FragmentsElement)
                                Part10.read(again).dataSet().require(Tag.PixelData))
                        .fragments())
                .hasSize(3);
    }

    @Test
    void followsNoReferenceOutOfTheFolder() throws IOException {
        Files.writeString(folder.resolve("secret"), "secret");
        String json = "{\"00282000\":{\"vr\":\"OB\",\"BulkDataURI\":\"../secret\"}}";
        Cli.Result result = new Cli()
                .in(json.getBytes(StandardCharsets.UTF_8))
                .start("json", "--read", "-", "--bulk", Files.createDirectory(folder.resolve("values")));
        assertThat(result.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void stopsBeforeThePixelDataForTheHeader() throws IOException {
        Path file = Objects.writeCt("1.2.1", folder.resolve("1.dcm"));
        assertThat(Cli.run("json", "--header", file).out()).contains("00280010").doesNotContain("7FE00010");
    }

    @Test
    void endsWithOneLineForAFileThatIsMissingOrNoObject() throws IOException {
        Cli.Result missing = Cli.run("json", folder.resolve("none.dcm"));
        assertThat(missing.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(missing.err()).contains("none.dcm: no such file").hasLineCount(1);
        Path text = Files.writeString(folder.resolve("letter.txt"), "Dear colleague");
        Cli.Result other = Cli.run("json", text);
        assertThat(other.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(other.err()).contains("Not a DICOM object").hasLineCount(1);
    }
}
