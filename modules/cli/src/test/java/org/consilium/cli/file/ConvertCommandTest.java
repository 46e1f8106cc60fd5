package org.consilium.cli.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.cli.Cli;
import org.consilium.cli.Objects;
import org.consilium.cli.console.ExitCode;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10File;
import org.consilium.dicom.json.DicomJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvertCommandTest {

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "implicit,1.2.840.10008.1.2",
        "explicit,1.2.840.10008.1.2.1",
        "big-endian,1.2.840.10008.1.2.2",
        "deflated,1.2.840.10008.1.2.1.99",
        "1.2.840.10008.1.2,1.2.840.10008.1.2"
    })
    void writesTheSameDataSetInAnotherTransferSyntaxAndBack(String name, String uid) throws IOException {
        Path file = Objects.writeCt("1.2.1", folder.resolve("1.dcm"));
        Path there = folder.resolve("there.dcm");
        Path back = folder.resolve("back.dcm");
        assertThat(Cli.run("convert", file, there, "--to", name).exitCode()).isEqualTo(ExitCode.DONE);
        Part10File converted = Part10.read(there);
        assertThat(converted.meta().transferSyntax().uid()).isEqualTo(uid);
        assertThat(DicomJson.toString(converted.dataSet()))
                .isEqualTo(DicomJson.toString(Part10.read(file).dataSet()));
        assertThat(Cli.run("convert", there, back).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(back).hasSameBinaryContentAs(file);
    }

    @Test
    void doesNotUnpackCompressedPixelDataAndLeavesNoFile() throws IOException {
        Path file = folder.resolve("1.dcm");
        Files.write(
                file,
                Part10.toByteArray(
                        Objects.ct("1.2.1").toBuilder()
                                .fragments(
                                        org.consilium.dicom.Tag.PixelData, java.util.List.of(new byte[0], new byte[8]))
                                .build(),
                        TransferSyntax.RLE_LOSSLESS));
        Path there = folder.resolve("there.dcm");
        Cli.Result result = Cli.run("convert", file, there);
        assertThat(result.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(result.err()).contains("would have to be decompressed");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
