package org.consilium.cli.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.cli.Cli;
import org.consilium.cli.Objects;
import org.consilium.cli.console.ExitCode;
import org.consilium.dicom.Tag;
import org.consilium.dicom.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlCommandTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void writesADocumentAndReadsItBackToTheSameFile() throws IOException {
        Path file = Objects.write(
                Objects.ct("1.2.1").toBuilder()
                        .bytes(Tag.ICCProfile, VR.OB, new byte[500])
                        .build(),
                folder.resolve("1.dcm"));
        Path xml = folder.resolve("1.xml");
        Path again = folder.resolve("again.dcm");
        Path bulk = folder.resolve("values");
        assertThat(Cli.run("xml", file, "--bulk", bulk, "-o", xml).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(xml).content().contains("<FamilyName>Roentgen</FamilyName>").contains("00282000.bin");
        Cli.Result result = Cli.run("xml", "--read", xml, "--bulk", bulk, "-o", again);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        assertThat(Cli.run("json", again).out()).isEqualTo(Cli.run("json", file).out());
    }

    @Test
    void takesOneFileOnly() throws IOException {
        Objects.writeCt("1.2.1", folder.resolve("1.dcm"));
        Objects.writeCt("1.2.2", folder.resolve("2.dcm"));
        assertThat(Cli.run("xml", folder).exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void refusesADocumentThatIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("a.xml"), "<html/>");
        Cli.Result result = Cli.run("xml", "--read", file);
        assertThat(result.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(result.err()).hasLineCount(1);
    }
}
